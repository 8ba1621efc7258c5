using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SmtpHelpBot.Storage.Database.Sqlite;

/// <summary>Copies a database file as it is at one moment, while it is written to or not.</summary>
internal static class FileBackup
{
    private const string Growing = ".part";

    /// <summary>Writes the copy, compact and without its log files, and checks it; it has its name only when it is whole.</summary>
    /// <exception cref="IOException">The file is there already, or the copy is not whole.</exception>
    /// <exception cref="SqliteException">The database could not be read, or the copy not be written.</exception>
    public static async Task WriteAsync(string folder, string file, CancellationToken cancellation)
    {
        if (File.Exists(file))
        {
            throw new IOException($"{file} is there already.");
        }

        DeleteLeft(file);
        var growing = $"{file}.{Environment.ProcessId}{Growing}";
        try
        {
            // https://www.sqlite.org/lang_vacuum.html#vacuuminto: readers and the writer go on meanwhile.
            await RunAsync(DatabaseFile.ConnectionString(folder), "VACUUM INTO $file", growing, cancellation);
            if (await RunAsync($"Data Source={growing};Mode=ReadOnly;Pooling=False", "PRAGMA integrity_check", growing, cancellation) is not "ok")
            {
                throw new IOException("The copy is not whole.");
            }

            File.Move(growing, file);
        }
        finally
        {
            File.Delete(growing);
        }
    }

    /// <summary>What grew when its process died, under whose number it stands, stands in nobody's way and is of no use.</summary>
    private static void DeleteLeft(string file)
    {
        var path = Path.GetFullPath(file);
        foreach (var part in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{Growing}").Where(IsOfNobody))
        {
            File.Delete(part);
        }
    }

    private static bool IsOfNobody(string part)
    {
        var owner = part.Split('.')[^2];
        return int.TryParse(owner, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && (number == Environment.ProcessId || !Process.GetProcesses().Any(process => process.Id == number));
    }

    private static async Task<string?> RunAsync(string connection, string statement, string file, CancellationToken cancellation)
    {
        await using var database = new SqliteConnection(connection);
        await database.OpenAsync(cancellation);
        await using var command = database.CreateCommand();
        command.CommandText = statement;
        command.Parameters.AddWithValue("$file", file);
        return await command.ExecuteScalarAsync(cancellation) as string;
    }
}
