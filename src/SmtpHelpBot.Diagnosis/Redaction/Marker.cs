namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>What stands in a masked text where a secret was.</summary>
internal static class Marker
{
    private const string Ending = " masked]";
    private const int Longest = 24;

    /// <summary>The marker of a kind, such as <c>[password masked]</c>.</summary>
    public static string Of(SecretKind kind) => kind switch
    {
        SecretKind.Password => "[password masked]",
        SecretKind.SignInLine => "[sign-in line masked]",
        SecretKind.AppPassword => "[app password masked]",
        SecretKind.ApiKey => "[key masked]",
        SecretKind.Token => "[token masked]",
        SecretKind.PrivateKey => "[private key masked]",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of secret."),
    };

    /// <summary>How long the marker is that begins at <paramref name="at"/>; 0 where none does.</summary>
    public static int LengthAt(string text, int at)
    {
        if (text[at] != '[')
        {
            return 0;
        }

        var end = text.AsSpan(at, Math.Min(Longest, text.Length - at)).IndexOf(Ending, StringComparison.Ordinal);
        return end > 0 ? end + Ending.Length : 0;
    }

    /// <summary>Whether a span begins in a marker: it was masked before.</summary>
    public static bool IsPartOf(string text, SecretSpan span)
    {
        var from = Math.Max(0, span.Start - Longest);
        var open = text.LastIndexOf('[', Math.Min(span.Start, text.Length - 1), Math.Min(span.Start, text.Length - 1) - from + 1);
        if (open < 0)
        {
            return false;
        }

        var end = text.AsSpan(open, Math.Min(Longest, text.Length - open)).IndexOf(Ending, StringComparison.Ordinal);
        return end > 0 && open + end + Ending.Length > span.Start;
    }
}
