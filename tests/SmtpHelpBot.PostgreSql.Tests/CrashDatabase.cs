using System.Data.Common;
using Npgsql;
using SmtpHelpBot.Storage.Tests;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>Where a bot that dies keeps its data, and who looks from outside: on the server of this run.</summary>
internal sealed class CrashDatabase
{
    private readonly string folder;
    private readonly string connection;

    private CrashDatabase(string folder, string connection) => (this.folder, this.connection) = (folder, connection);

    /// <summary>With what the process is started: what it had is another's soon after its death.</summary>
    public IReadOnlyList<string> Settings => [$"--Storage:Folder={folder}", $"--Storage:PostgreSql={connection}", "--Delivery:ConversationLeaseSeconds=2"];

    public static async Task<CrashDatabase> NewAsync(string folder) => new(folder, await ServerOfThisRun.NewDatabaseAsync());

    public DbConnection Open()
    {
        var opened = new NpgsqlConnection(connection);
        opened.Open();
        return opened;
    }
}
