using SmtpHelpBot.Storage;

namespace SmtpHelpBot.Commands;

/// <summary>Reads what a data folder holds, for commands that print it, while the bot runs or not.</summary>
internal static class StoredData
{
    private const int Answered = 0;
    private const int NothingThere = 2;

    /// <summary>Prints what <paramref name="read"/> makes of the folder; the exit code says whether there was anything.</summary>
    public static async Task<int> ReadAsync(string folder, Func<IServiceProvider, Task<string>> read, CancellationToken cancellation)
    {
        if (!StorageSetup.HasStorage(folder))
        {
            await Console.Error.WriteLineAsync($"There is no data of the bot in {folder}. Name its folder with --folder.");
            return NothingThere;
        }

        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(_ => folder).BuildServiceProvider();
        await services.PrepareStorageAsync(cancellation);
        await using var scope = services.CreateAsyncScope();
        await Console.Out.WriteLineAsync((await read(scope.ServiceProvider)).AsMemory(), cancellation);
        return Answered;
    }
}
