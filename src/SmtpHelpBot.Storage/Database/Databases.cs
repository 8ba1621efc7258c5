using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database;

/// <summary>The tables for who does not care where they are.</summary>
internal sealed class Databases<T>(IDbContextFactory<T> pool) : IDbContextFactory<BotDb>
    where T : BotDb
{
    public BotDb CreateDbContext() => pool.CreateDbContext();

    public async Task<BotDb> CreateDbContextAsync(CancellationToken cancellationToken = default) => await pool.CreateDbContextAsync(cancellationToken);
}
