using System.Globalization;
using System.Text;

namespace AdaptiveCards.Templating.Expressions;

/// <summary>Takes an expression apart: signs, names, numbers, quoted texts. Space between them means nothing.</summary>
internal sealed class TokenReader
{
    private static readonly string[] LongSigns = ["==", "!=", "&&", "||", "<=", ">=", "??", "=>"];

    private readonly string text;
    private int place;

    public TokenReader(string text)
    {
        this.text = text;
        SkipSpace();
    }

    public bool AtEnd => place == text.Length;

    public ExpressionException Unexpected() =>
        new($"The expression \"{text}\" cannot be read at character {(place + 1).ToString(CultureInfo.InvariantCulture)}.");

    public bool Take(string sign)
    {
        if (Sign() != sign)
            return false;
        Advance(place + sign.Length);
        return true;
    }

    public string TakeAny(params ReadOnlySpan<string> signs)
    {
        foreach (var sign in signs)
        {
            if (Take(sign))
                return sign;
        }
        return null;
    }

    public void Demand(string sign)
    {
        if (!Take(sign))
            throw Unexpected();
    }

    public string DemandName()
    {
        var end = place;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' || (end == place && text[end] is '$' or '@' or '#')))
            end++;
        if (end == place || char.IsAsciiDigit(text[place]))
            throw Unexpected();
        return Advance(end);
    }

    public string TakeNumber()
    {
        var end = Digits(place);
        if (end == place)
            return null;
        if (end < text.Length && text[end] is '.' && Digits(end + 1) is var fraction && fraction > end + 1)
            end = fraction;
        return Advance(end);
    }

    /// <summary>A text in single or double quotes; a backslash before the quote or r, n, t, backslash makes one character of the two.</summary>
    public string TakeText()
    {
        if (AtEnd || text[place] is not ('\'' or '"') || EndOfQuoted(text, place) is not (> 0 and var end))
            return null;
        var value = new StringBuilder();
        for (var i = place + 1; i < end - 1; i++)
            value.Append(text[i] is '\\' && i + 1 < end - 1 && Escaped(text[i + 1], text[place]) is { } one && ++i > 0 ? one : text[i]);
        Advance(end);
        return value.ToString();
    }

    /// <summary>The place behind the quoted text that starts here, or -1 where it is not closed.</summary>
    public static int EndOfQuoted(string text, int start)
    {
        for (var i = start + 1; i < text.Length; i++)
        {
            if (text[i] is '\\')
                i++;
            else if (text[i] == text[start])
                return i + 1;
        }
        return -1;
    }

    private static char? Escaped(char letter, char quote) => letter switch
    {
        'r' => '\r',
        'n' => '\n',
        't' => '\t',
        '\\' => '\\',
        _ => letter == quote ? quote : null,
    };

    private string Sign()
    {
        if (AtEnd)
            return null;
        var two = Array.Find(LongSigns, sign => string.CompareOrdinal(text, place, sign, 0, 2) == 0);
        return two ?? text.Substring(place, 1);
    }

    private int Digits(int from)
    {
        while (from < text.Length && char.IsAsciiDigit(text[from]))
            from++;
        return from;
    }

    private string Advance(int end)
    {
        var taken = text[place..end];
        place = end;
        SkipSpace();
        return taken;
    }

    private void SkipSpace()
    {
        while (place < text.Length && text[place] is ' ' or '\t' or '\u00a0' or '\ufeff')
            place++;
    }
}
