using Microsoft.Extensions.DependencyInjection;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>A database of its own on the server of this run.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private TestDatabase(string connection) => Connection = connection;

    public string Connection { get; }

    public static async Task<TestDatabase> NewAsync() => new(await ServerOfThisRun.NewDatabaseAsync());

    /// <summary>One without a table.</summary>
    public static async Task<TestDatabase> NewEmptyAsync() => new(await ServerOfThisRun.NewEmptyDatabaseAsync());

    public void AddTo(IServiceCollection services) => services.AddPostgreSqlStorage(_ => Connection, _ => true);

    public async ValueTask DisposeAsync()
    {
        await using var connection = new Npgsql.NpgsqlConnection(Connection);
        Npgsql.NpgsqlConnection.ClearPool(connection);
    }
}
