namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>The database file is damaged, and nothing in it was changed.</summary>
public sealed class DamagedDatabaseException(string file, string found, Exception? inner = null) : Exception(
    $"The database {file} is damaged ({found}). Nothing in it was changed. Keep it aside together with the files that end in -wal and -shm beside it, put your last copy in its place (the command backup FILE makes copies), and start again.", inner);
