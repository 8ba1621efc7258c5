using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Servers;
using SmtpHelpBot.Storage.Tests;

[assembly: AssemblyFixture(typeof(ServerOfThisRun))]

namespace SmtpHelpBot.Storage.Tests;

/// <summary>The one server that all tests of this project share; each has a database of its own on it.</summary>
public sealed class ServerOfThisRun : IAsyncLifetime
{
    private static PostgreSqlServer server = null!;
    private static string ready = "";

    /// <summary>One without a table.</summary>
    public static Task<string> NewEmptyDatabaseAsync() => server.NewDatabaseAsync();

    /// <summary>One without a table, for a user whom the server may refuse for want of places.</summary>
    public static Task<string> NewGuestDatabaseAsync() => server.NewGuestDatabaseAsync();

    /// <summary>One that is up to date.</summary>
    public static Task<string> NewDatabaseAsync() => server.NewDatabaseAsync(ready);

    public async ValueTask InitializeAsync()
    {
        server = await PostgreSqlServer.StartAsync();
        var model = await server.NewDatabaseAsync();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddPostgreSqlStorage(_ => model, _ => true).BuildServiceProvider();
        await services.PrepareStorageAsync(CancellationToken.None);
        // Nobody may be connected to what is copied.
        Npgsql.NpgsqlConnection.ClearAllPools();
        ready = new Npgsql.NpgsqlConnectionStringBuilder(model).Database!;
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
