namespace SmtpHelpBot.Probe.Tls;

/// <summary>A server's certificate and what is wrong with it. Names in it are hostile text and are cleaned.</summary>
internal sealed record CertificateSight
{
    /// <summary>Subject, as a distinguished name.</summary>
    public required string Subject { get; init; }

    /// <summary>Issuer, as a distinguished name.</summary>
    public required string Issuer { get; init; }

    /// <summary>The issuer's organisation or common name, for people.</summary>
    public required string IssuerName { get; init; }

    /// <summary>The names it is for: subjectAltName, or the common name where there is none.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Whether it is for a name, which may stand for the asterisk of a wildcard (RFC 9525, section 6.3).</summary>
    public bool IsFor(string name) => Names.Any(own => own.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (own.StartsWith("*.", StringComparison.Ordinal) && name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot && own.AsSpan(1).Equals(name.AsSpan(dot), StringComparison.OrdinalIgnoreCase)));

    /// <summary>Subjects of the chain, the server's first, as far as it was sent or is known here.</summary>
    public required IReadOnlyList<string> Chain { get; init; }

    /// <summary>Kind and length of the key, such as RSA 2048.</summary>
    public required string Key { get; init; }

    /// <summary>Valid from.</summary>
    public required DateTimeOffset NotBefore { get; init; }

    /// <summary>Valid until.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>When the first certificate of the chain ends: an authority's may before the server's own.</summary>
    public required DateTimeOffset ChainEnds { get; init; }

    /// <summary>What is wrong; empty where it is trusted here.</summary>
    public required IReadOnlyList<ChainFault> Faults { get; init; }
}
