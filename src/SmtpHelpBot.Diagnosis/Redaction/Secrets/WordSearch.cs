using System.Buffers;

namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>Goes through a text from one of some words to the next.</summary>
internal sealed class WordSearch(string text, SearchValues<string> words)
{
    private int from;

    /// <summary>Where the next word begins; -1 where none follows.</summary>
    public int Next()
    {
        var hit = from < text.Length ? text.AsSpan(from).IndexOfAny(words) : -1;
        var begin = hit < 0 ? -1 : from + hit;
        from = begin + 1;
        return begin;
    }

    /// <summary>Nothing before this place is looked at any more.</summary>
    public void GoOnAt(int place) => from = place;
}
