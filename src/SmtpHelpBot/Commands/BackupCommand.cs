using System.CommandLine;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage;

namespace SmtpHelpBot.Commands;

/// <summary>Copies the database of a data folder into one file, while the bot runs or not.</summary>
internal static class BackupCommand
{
    private const int Done = 0;
    private const int NotDone = 1;
    private const int NothingThere = 2;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The file to write; it must not be there yet." };
        var folder = new Option<string>("--folder") { Description = "The data folder.", DefaultValueFactory = _ => new StorageOptions().Folder };
        var command = new Command("backup", "Copy the SQLite database into one file, while the bot runs or not. To go back to it, stop the bot and put it in the place of smtphelpbot.db.") { file, folder };
        command.SetAction((parsed, cancellation) => RunAsync(Path.GetFullPath(parsed.GetRequiredValue(folder)), Path.GetFullPath(parsed.GetRequiredValue(file)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string file, CancellationToken cancellation)
    {
        if (!StorageSetup.HasStorage(folder))
        {
            await Console.Error.WriteLineAsync($"There is no data of the bot in {folder}. Name its folder with --folder.");
            return NothingThere;
        }

        try
        {
            await StorageSetup.BackUpAsync(folder, file, cancellation);
            await Console.Out.WriteLineAsync($"The copy is complete and checked: {file}");
            return Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"There is no copy: {problem.Message}");
            return NotDone;
        }
    }
}
