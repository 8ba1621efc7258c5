using Microsoft.Extensions.DependencyInjection;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>A SQLite file in a folder of its own.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("smtphelpbot-storage-").FullName;

    public static Task<TestDatabase> NewAsync() => Task.FromResult(new TestDatabase());

    /// <summary>One without a table.</summary>
    public static Task<TestDatabase> NewEmptyAsync() => NewAsync();

    public void AddTo(IServiceCollection services) => services.AddStorage(_ => Folder);

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
