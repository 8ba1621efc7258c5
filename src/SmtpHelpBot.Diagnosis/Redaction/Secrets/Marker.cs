namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>What stands in a masked text where a secret was.</summary>
internal static class Marker
{
    private const int Longest = 24;

    private static readonly string[] All = [.. Enum.GetValues<SecretKind>().Select(Of)];

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

    /// <summary>How long the marker is that begins at <paramref name="at"/>; 0 where none does. Other words in brackets are none, whatever they say.</summary>
    public static int LengthAt(string text, int at)
    {
        foreach (var marker in text[at] == '[' ? All : [])
        {
            if (text.AsSpan(at).StartsWith(marker, StringComparison.Ordinal))
            {
                return marker.Length;
            }
        }

        return 0;
    }

    /// <summary>Whether a place lies in a marker: what begins there was masked before, and the words of a marker name no secret.</summary>
    public static bool Holds(string text, int place)
    {
        var last = Math.Min(place, text.Length - 1);
        var open = text.LastIndexOf('[', last, Math.Min(last, Longest) + 1);
        return open >= 0 && open + LengthAt(text, open) > place;
    }
}
