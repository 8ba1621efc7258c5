namespace SmtpHelpBot.Probe.Servers;

/// <summary>Knows the submission servers that providers document.</summary>
public interface IProviderServers
{
    /// <summary>The submission server of the people at a mail domain; null where no provider of that domain is known.</summary>
    string? OfDomain(string domain);

    /// <summary>The submission server of the provider that an exchanger belongs to; null where it is unknown, or only a filter.</summary>
    string? OfExchanger(string exchanger);
}
