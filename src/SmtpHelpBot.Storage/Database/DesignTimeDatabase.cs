using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace SmtpHelpBot.Storage.Database;

/// <summary>What <c>dotnet ef migrations add</c> opens to compare the model with the last migration.</summary>
internal sealed class DesignTimeDatabase : IDesignTimeDbContextFactory<BotDb>
{
    public BotDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<BotDb>().UseSqlite("Data Source=:memory:").Options);
}
