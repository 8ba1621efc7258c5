using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SmtpHelpBot.Storage.Tests;

public sealed class ModelTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Every_change_of_the_model_has_its_migration()
    {
        await using var db = await storage.LookAsync();
        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task The_compiled_model_is_that_of_the_code()
    {
        await using var db = await storage.LookAsync();
        Assert.Equal(Describe(db.GetService<IDesignTimeModel>().Model), Describe(db.Model));
    }

    [Fact]
    public async Task Commits_are_on_the_disk_when_they_return()
    {
        var writing = await storage.Get<Database.Writer>().WriteAsync(
            async db => (await db.Database.SqlQueryRaw<int>("PRAGMA synchronous").ToListAsync())[0], StorageFixture.Cancel);
        await using var reading = await storage.LookAsync();
        Assert.Equal(2, writing);
        Assert.Equal("wal", (await reading.Database.SqlQueryRaw<string>("PRAGMA journal_mode").ToListAsync(StorageFixture.Cancel))[0]);
    }

    [Fact]
    public async Task What_is_deleted_is_overwritten() => Assert.Equal(1, await storage.Get<Database.Writer>().WriteAsync(
        async db => (await db.Database.SqlQueryRaw<int>("PRAGMA secure_delete").ToListAsync())[0], StorageFixture.Cancel));

    private static IEnumerable<string> Describe(IModel model) => model.GetEntityTypes().SelectMany(table =>
        table.GetProperties().Select(column =>
                $"{table.GetTableName()}.{column.GetColumnName()} {column.GetColumnType()} null={column.IsNullable} token={column.IsConcurrencyToken} key={column.IsPrimaryKey()} {column.ValueGenerated}")
            .Concat(table.GetIndexes().Select(index => $"{table.GetTableName()} {index.GetDatabaseName()} unique={index.IsUnique}"))).Order(StringComparer.Ordinal);
}
