using System.Globalization;
using System.Text;

namespace SmtpHelpBot.Diagnosis.Readers.Plain;

/// <summary>Undoes the escapes of JSON, of Python's bytes and of other languages: <c>\n</c>, <c>\"</c>, <c>\u00e9</c>, <c>\xc3\xa9</c>. In a Windows path such as <c>C:\node</c> the backslash stays.</summary>
internal static class Escapes
{
    /// <summary>The text without its escapes.</summary>
    public static string Undo(string source)
    {
        if (!source.Contains('\\'))
        {
            return source;
        }

        var text = new StringBuilder(source.Length);
        var at = 0;
        while (at < source.Length)
        {
            var next = source.IndexOf('\\', at);
            if (next < 0)
            {
                break;
            }

            text.Append(source, at, next - at);
            at = Read(source, next, text);
        }

        return text.Append(source, at, source.Length - at).ToString();
    }

    /// <summary>Writes what the escape at <paramref name="at"/> stands for, and says where the text goes on.</summary>
    private static int Read(string source, int at, StringBuilder text)
    {
        var letter = at + 1;
        while (letter < source.Length && source[letter] == '\\')
        {
            letter++;
        }

        var kind = letter < source.Length ? source[letter] : '\0';
        if (kind is 'n' or 'r' or 't' && !IsPath(source, letter + 1))
        {
            text.Append(kind == 't' ? '\t' : '\n');
            return letter + 1;
        }

        return kind switch
        {
            '"' or '\'' or '/' => letter,
            'x' => ReadBytes(source, letter - 1, text),
            'u' => ReadLetter(source, letter, text),
            _ => Keep(source, at, letter, text),
        };
    }

    /// <summary>A small letter behind <c>\n</c> is the next one of a folder's name.</summary>
    private static bool IsPath(string source, int next) => next < source.Length && (char.IsAsciiLetterLower(source[next]) || source[next] == '_');

    private static int Keep(string source, int from, int to, StringBuilder text)
    {
        text.Append(source, from, Math.Max(1, to - from));
        return Math.Max(from + 1, to);
    }

    private static int ReadLetter(string source, int letter, StringBuilder text)
    {
        if (letter + 4 < source.Length && ushort.TryParse(source.AsSpan(letter + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            text.Append((char)value);
            return letter + 5;
        }

        text.Append('\\');
        return letter;
    }

    /// <summary>A run of <c>\xNN</c>: UTF-8 where it is that, else kept one byte a character, for a code page to claim.</summary>
    private static int ReadBytes(string source, int slash, StringBuilder text)
    {
        var bytes = new List<byte>();
        var at = slash;
        while (at + 3 < source.Length && source[at] == '\\' && source[at + 1] == 'x'
            && byte.TryParse(source.AsSpan(at + 2, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            bytes.Add(value);
            at += 4;
        }

        if (bytes.Count == 0)
        {
            text.Append('\\');
            return slash + 1;
        }

        text.Append(System.Text.Unicode.Utf8.IsValid(bytes.ToArray()) ? Encoding.UTF8.GetString([.. bytes]) : Encoding.Latin1.GetString([.. bytes]));
        return at;
    }
}
