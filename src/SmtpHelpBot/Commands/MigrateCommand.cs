using System.CommandLine;
using System.Data.Common;
using SmtpHelpBot.Storage;

namespace SmtpHelpBot.Commands;

/// <summary>Brings a database up to date before the bots of a new version start on it.</summary>
internal static class MigrateCommand
{
    private const int Done = 0;
    private const int NotDone = 1;
    private const int BadArguments = 2;

    public static Command Create()
    {
        var place = new StoragePlace();
        var command = new Command("migrate", "Bring the database up to date. Several may be told so at once: one does it, the others wait.");
        place.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(place.Of(parsed), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(StoredAt place, CancellationToken cancellation)
    {
        if (place.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return BadArguments;
        }

        await using var services = place.Open(mayMigrate: true);
        try
        {
            await services.MigrateStorageAsync(cancellation);
            await Console.Out.WriteLineAsync("The database is up to date.");
            return Done;
        }
        catch (DbException problem)
        {
            await Console.Error.WriteLineAsync($"The database is not up to date: {problem.Message}");
            return NotDone;
        }
    }
}
