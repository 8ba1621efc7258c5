namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>The folder of the file.</summary>
/// <param name="Path">Its full path.</param>
internal sealed record StorageFolder(string Path);
