using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SmtpHelpBot.Storage.Database.PostgreSql;

/// <summary>What <c>dotnet ef</c> opens to compare the model with the last migration for PostgreSQL; no server is asked.</summary>
internal sealed class DesignTimeServer : IDesignTimeDbContextFactory<PostgreSqlDb>
{
    public PostgreSqlDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgreSqlDb>().UseNpgsql("Host=localhost").Options);
}
