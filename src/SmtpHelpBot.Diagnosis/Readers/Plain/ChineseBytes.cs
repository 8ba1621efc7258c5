using System.Text;

namespace SmtpHelpBot.Diagnosis.Readers.Plain;

/// <summary>Chinese mail servers answer in GBK, which programs show as Latin letters (ÇëÊ¹ÓÃ): such runs become Chinese again.</summary>
internal static class ChineseBytes
{
    /// <summary>No European word has that many letters beyond ASCII in a row.</summary>
    private const int Shortest = 8;

    private static readonly Encoding Gbk = CodePagesEncodingProvider.Instance.GetEncoding(936)!;

    /// <summary>The text with such runs made Chinese.</summary>
    public static string Undo(string source)
    {
        if (source.AsSpan().IndexOfAnyInRange('\u0080', '\u00ff') < 0)
        {
            return source;
        }

        var text = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length;)
        {
            var rest = source.AsSpan(at);
            var start = rest.IndexOfAnyInRange('\u0080', '\u00ff');
            start = start < 0 ? rest.Length : start;
            var length = rest[start..].IndexOfAnyExceptInRange('\u0080', '\u00ff');
            length = length < 0 ? rest.Length - start : length;
            text.Append(rest[..start]).Append(Read(rest.Slice(start, length)));
            at += start + length;
        }

        return text.ToString();
    }

    private static string Read(ReadOnlySpan<char> run)
    {
        if (run.Length < Shortest)
        {
            return run.ToString();
        }

        var chinese = Gbk.GetString(Encoding.Latin1.GetBytes(run.ToString()));
        var ideographs = chinese.Count(letter => letter is >= '\u4e00' and <= '\u9fff');
        return ideographs * 4 >= chinese.Length * 3 ? chinese : run.ToString();
    }
}
