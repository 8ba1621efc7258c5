namespace SmtpHelpBot.Probe.Dns;

/// <summary>Finds what a mail domain says of its servers.</summary>
public interface IServiceRecords
{
    /// <summary>The submission servers that a domain announces (RFC 6186, RFC 8314), the preferred first; empty where it announces none.</summary>
    Task<IReadOnlyList<ServiceRecord>> FindSubmissionAsync(string domain, CancellationToken cancellation);

    /// <summary>The mail exchangers of a domain, the preferred first; empty where there are none.</summary>
    Task<IReadOnlyList<string>> FindExchangersAsync(string domain, CancellationToken cancellation);
}

/// <summary>A submission server that a domain announces.</summary>
/// <param name="Host">Its name.</param>
/// <param name="Port">The port it is announced on.</param>
public sealed record ServiceRecord(string Host, int Port);
