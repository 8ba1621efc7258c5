using System.Text;
using System.Text.Json;

namespace SmtpHelpBot.Desk.Transcripts;

/// <summary>
/// The transcript on disk: the round in the first line, then a line for each change, and written anew when it is long. It is
/// handed to the system with each change but not forced to the disk: a crash of the bot loses none, one of the computer may.
/// </summary>
internal sealed class TranscriptFile(string path) : IDisposable
{
    private const long MostAppended = 8 * 1024 * 1024;
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    private StreamWriter? open;
    private long appended;

    /// <summary>Whether so much was added, in characters, that it is time to write it anew.</summary>
    public bool IsLong => appended > MostAppended;

    /// <summary>What it holds; a new round where there is no file, or none that can be read.</summary>
    public Book Read()
    {
        var book = File.Exists(path) && File.ReadLines(path, Utf8).FirstOrDefault() is { Length: > 0 and <= 64 } round ? new Book(round) : Book.New();
        foreach (var line in File.Exists(path) ? File.ReadLines(path, Utf8).Skip(1) : [])
        {
            if (Parse(line) is { } entry)
            {
                book.Keep(entry);
            }
        }

        Write(book);
        return book;
    }

    /// <summary>Adds a change.</summary>
    public void Append(Entry entry)
    {
        open ??= Open();
        var line = JsonSerializer.Serialize(entry, DeskJson.Default.Entry);
        open.WriteLine(line);
        open.Flush();
        appended += line.Length;
    }

    /// <summary>Writes it anew: what it was before stays until the new one is whole.</summary>
    public void Write(Book book)
    {
        Dispose();
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var fresh = path + ".new";
        File.WriteAllLines(fresh, [book.Round, .. book.Entries.Select(entry => JsonSerializer.Serialize(entry, DeskJson.Default.Entry))], Utf8);
        File.Move(fresh, path, overwrite: true);
        appended = 0;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        open?.Dispose();
        open = null;
    }

    private StreamWriter Open() => new(new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete), Utf8);

    /// <summary>A line that a crash cut off is none.</summary>
    private static Entry? Parse(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, DeskJson.Default.Entry);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
