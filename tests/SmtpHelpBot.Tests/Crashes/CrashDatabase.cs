using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>Where a bot that dies keeps its data, and who looks from outside: in a file.</summary>
internal sealed class CrashDatabase
{
    private readonly string folder;

    private CrashDatabase(string folder) => this.folder = folder;

    /// <summary>With what the process is started.</summary>
    public IReadOnlyList<string> Settings => [$"--Storage:Folder={folder}"];

    public static Task<CrashDatabase> NewAsync(string folder) => Task.FromResult(new CrashDatabase(folder));

    public DbConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "smtphelpbot.db")};Pooling=False;Default Timeout=20");
        connection.Open();
        return connection;
    }
}
