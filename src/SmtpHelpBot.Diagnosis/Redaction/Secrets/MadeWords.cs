namespace SmtpHelpBot.Diagnosis.Redaction.Secrets;

/// <summary>Tells words that somebody made up for a secret from those of a language, of programs and of servers.</summary>
internal static class MadeWords
{
    /// <summary>Names with digits in them that programs and ways of signing in have.</summary>
    private static readonly string[] Names = ["oauth", "xoauth", "office", "outlook", "microsoft", "windows", "exchange", "base64", "smtp2go", "sha", "md5", "cram", "python", "php", "utf", "port", "ipv", "starttls", "tls", "ssl", "imap", "pop", "smtp", "http", "error", "code"];

    /// <summary>Made up by a person or a machine: letters and digits, and neither a name, an address nor a server.</summary>
    public static bool Is(ReadOnlySpan<char> word) =>
        word.Length is >= 6 and <= 256 && word.ContainsAnyInRange('0', '9') && (word.ContainsAnyInRange('a', 'z') || word.ContainsAnyInRange('A', 'Z')) && char.IsAscii(word[0])
        && !IsAddressOrHost(word) && !IsName(word) && word[0] is not ('/' or '~' or '\\' or '$' or '{' or '<') && !word.ContainsAny('[', ']') && word.IndexOf("//") < 0;

    private static bool IsName(ReadOnlySpan<char> word)
    {
        foreach (var name in Names)
        {
            if (word.StartsWith(name, StringComparison.OrdinalIgnoreCase) && !word[name.Length..].ContainsAnyInRange('a', 'z'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>With a dot that letters follow: a server, a file or the domain of an address.</summary>
    public static bool IsAddressOrHost(ReadOnlySpan<char> word)
    {
        var dot = word.LastIndexOf('.');
        return dot > 0 && dot + 1 < word.Length && char.IsAsciiLetter(word[dot + 1]);
    }
}
