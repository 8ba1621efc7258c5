namespace SmtpHelpBot.Storage.Database.PostgreSql;

/// <summary>The database is of an older version, and who starts may not change it.</summary>
public sealed class OlderDatabaseException() : Exception("The database is of an older version. Bring it up to date with the command migrate, or set Storage:MigrateAtStart=true.");
