namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>A server name with one part that differs by customer, such as <c>email-smtp.{region}.amazonaws.com</c>.</summary>
internal sealed record HostPattern
{
    private readonly string begin;
    private readonly string end;

    /// <summary>The pattern of a name with one part in braces.</summary>
    public HostPattern(string host) => (begin, end) = (host[..host.IndexOf('{', StringComparison.Ordinal)], host[(host.IndexOf('}', StringComparison.Ordinal) + 1)..]);

    /// <summary>Whether such a name tells whose it is: <c>mail.{domain}</c> could be anybody's.</summary>
    public bool Tells => end.Length > 0;

    /// <summary>Whether a name is of this form: one label, or a part of one, stands where the braces are.</summary>
    public bool Matches(string host) =>
        host.Length > begin.Length + end.Length
        && host.StartsWith(begin, StringComparison.OrdinalIgnoreCase)
        && host.EndsWith(end, StringComparison.OrdinalIgnoreCase)
        && !host.AsSpan(begin.Length, host.Length - begin.Length - end.Length).Contains('.');

    /// <summary>What stands where the braces are; null where the name is not of this form.</summary>
    public string? Part(string host) => Matches(host) ? host[begin.Length..^end.Length] : null;
}
