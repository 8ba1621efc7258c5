using System.CommandLine;
using System.Data.Common;
using SmtpHelpBot.Settings;
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
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var server = new Option<string>("--postgresql")
        {
            Description = "The connection string; without it that of the environment (Storage__PostgreSql), and without both the SQLite file of the folder.",
            DefaultValueFactory = _ => settings[$"Storage:{nameof(StorageOptions.PostgreSql)}"] ?? "",
        };
        var folder = new Option<string>("--folder") { Description = "The data folder.", DefaultValueFactory = _ => settings[$"Storage:{nameof(StorageOptions.Folder)}"] ?? new StorageOptions().Folder };
        var command = new Command("migrate", "Bring the database up to date. Several may be told so at once: one does it, the others wait.") { server, folder };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(server), Path.GetFullPath(parsed.GetRequiredValue(folder)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string server, string folder, CancellationToken cancellation)
    {
        if (server.Length > 0 && !StorageSetup.IsPostgreSqlConnection(server))
        {
            await Console.Error.WriteLineAsync("That is no connection string. It looks like Host=db.example.com;Database=smtphelpbot;Username=smtphelpbot;Password=...");
            return BadArguments;
        }

        var pieces = new ServiceCollection().AddSingleton(TimeProvider.System);
        await using var services = (server.Length > 0 ? pieces.AddPostgreSqlStorage(_ => server, _ => true) : pieces.AddStorage(_ => folder)).BuildServiceProvider();
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
