using Microsoft.EntityFrameworkCore;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>The tables in a file of this process.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : BotDb(options);
