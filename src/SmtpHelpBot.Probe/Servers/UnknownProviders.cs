namespace SmtpHelpBot.Probe.Servers;

/// <summary>Knows no provider: every domain is asked for its own records.</summary>
internal sealed class UnknownProviders : IProviderServers
{
    public string? OfDomain(string domain) => null;

    public string? OfExchanger(string exchanger) => null;
}
