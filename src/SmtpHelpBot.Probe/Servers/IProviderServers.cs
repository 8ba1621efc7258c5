namespace SmtpHelpBot.Probe.Servers;

/// <summary>Knows the submission servers that providers document.</summary>
public interface IProviderServers
{
    /// <summary>The submission server of the people at a mail domain; null where no provider of that domain is known.</summary>
    string? OfDomain(string domain);

    /// <summary>The submission server of the provider that an exchanger belongs to; null where that is not known.</summary>
    string? OfExchanger(string exchanger);

    /// <summary>Whether an exchanger belongs to a filter or forwarder in front of the mailboxes: it says nothing of the provider, and people send nothing through it.</summary>
    bool IsFilter(string exchanger);
}
