using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>What <c>dotnet ef</c> opens to compare the model with the last migration for SQLite.</summary>
internal sealed class DesignTimeFile : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
}
