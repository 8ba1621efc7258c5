using System.Data.Common;
using SmtpHelpBot.Storage;
using SmtpHelpBot.Storage.Database.PostgreSql;

namespace SmtpHelpBot.Commands;

/// <summary>Reads what a database holds, for commands that print it, while bots run or not.</summary>
internal static class StoredData
{
    private const int Answered = 0;
    private const int NotRead = 1;
    private const int NothingThere = 2;

    /// <summary>Prints what <paramref name="read"/> makes of the database; the exit code says whether there was anything.</summary>
    public static async Task<int> ReadAsync(StoredAt place, Func<IServiceProvider, Task<string>> read, CancellationToken cancellation)
    {
        if (place.Fault is { } fault)
        {
            return await SayAsync(fault, NothingThere);
        }

        if (!place.MayHoldData)
        {
            return await SayAsync($"There is no data of the bot in {place.Folder}. Name its folder with --folder, or its server with --postgresql.", NothingThere);
        }

        try
        {
            await using var services = place.Open(mayMigrate: false);
            await services.PrepareStorageAsync(cancellation);
            await using var scope = services.CreateAsyncScope();
            await Console.Out.WriteLineAsync((await read(scope.ServiceProvider)).AsMemory(), cancellation);
            return Answered;
        }
        catch (Exception problem) when (problem is DbException or OlderDatabaseException)
        {
            return await SayAsync($"The database could not be read: {problem.Message}", NotRead);
        }
    }

    private static async Task<int> SayAsync(string words, int code)
    {
        await Console.Error.WriteLineAsync(words);
        return code;
    }
}
