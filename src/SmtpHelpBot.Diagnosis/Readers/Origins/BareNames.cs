namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>Finds a lookup of a name that has no dot: no mail provider's server is called so, and a setting was left out, mistyped or is that of another network.</summary>
internal static class BareNames
{
    /// <summary>What programs put before the name that was looked up.</summary>
    private static readonly string[] Leads = ["enotfound ", "eai_again ", "tcp: lookup ", "resolve host ", "resolve host: ", "unknownhostexception: ", "unknown host ", "unknown host: ", "getaddrinfo for "];

    /// <summary>Words of a sentence that may stand there instead.</summary>
    private static readonly string[] Words = ["the", "name", "names", "for", "in", "of", "server", "hostname", "address", "error", "when", "while"];

    /// <summary>Where the first such name stands in <paramref name="flat"/>; null where none does.</summary>
    public static int? FirstIn(string flat)
    {
        foreach (var lead in Leads)
        {
            if (flat.IndexOf(lead, StringComparison.Ordinal) is >= 0 and var at && IsBare(flat.AsSpan(at + lead.Length)))
            {
                return at;
            }
        }

        return null;
    }

    private static bool IsBare(ReadOnlySpan<char> rest)
    {
        rest = rest.TrimStart("'\"");
        var length = 0;
        while (length < rest.Length && (char.IsAsciiLetterOrDigit(rest[length]) || rest[length] is '-' or '_'))
        {
            length++;
        }

        var dotted = length + 1 < rest.Length && rest[length] == '.' && char.IsAsciiLetterOrDigit(rest[length + 1]);
        return length > 1 && !dotted && !Words.Contains(rest[..length].ToString(), StringComparer.Ordinal);
    }
}
