using System.CommandLine;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage;

namespace SmtpHelpBot.Commands;

/// <summary>The options that say which database a command is about: that of a PostgreSQL server, or the SQLite file of a folder.</summary>
internal sealed class StoragePlace
{
    private static readonly IConfiguration Environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();

    private readonly Option<string> server = new("--postgresql")
    {
        Description = "The connection string; without it that of the environment (Storage__PostgreSql), and without both the SQLite file of the folder.",
        DefaultValueFactory = _ => Environment[$"Storage:{nameof(StorageOptions.PostgreSql)}"] ?? "",
    };

    private readonly Option<string> folder = new("--folder")
    {
        Description = "The data folder.",
        DefaultValueFactory = _ => Environment[$"Storage:{nameof(StorageOptions.Folder)}"] ?? new StorageOptions().Folder,
    };

    /// <summary>Gives a command these options.</summary>
    public void AddTo(Command command)
    {
        command.Add(server);
        command.Add(folder);
    }

    /// <summary>The database that is named.</summary>
    public StoredAt Of(ParseResult parsed) => new(parsed.GetRequiredValue(server), Path.GetFullPath(parsed.GetRequiredValue(folder)));
}

/// <summary>Where a database is.</summary>
/// <param name="Server">The connection string of a PostgreSQL server; empty where it is a file.</param>
/// <param name="Folder">The folder of the file.</param>
internal sealed record StoredAt(string Server, string Folder)
{
    /// <summary>What is wrong with what was named; null where nothing is.</summary>
    public string? Fault => Server.Length == 0 || StorageSetup.IsPostgreSqlConnection(Server)
        ? null
        : "That is no connection string. It looks like Host=db.example.com;Database=smtphelpbot;Username=smtphelpbot;Password=...";

    /// <summary>Whether there may be something: whether there is on a server, that says when it is asked.</summary>
    public bool MayHoldData => Server.Length > 0 || StorageSetup.HasStorage(Folder);

    /// <summary>The pieces that read and write it.</summary>
    public ServiceProvider Open(bool mayMigrate)
    {
        var pieces = new ServiceCollection().AddSingleton(TimeProvider.System);
        return (Server.Length > 0 ? pieces.AddPostgreSqlStorage(_ => Server, _ => mayMigrate) : pieces.AddStorage(_ => Folder)).BuildServiceProvider();
    }
}
