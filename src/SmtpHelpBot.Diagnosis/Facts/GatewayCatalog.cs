using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>All known gateways. Read on first use, once.</summary>
public static class GatewayCatalog
{
    private static readonly Lazy<FrozenDictionary<string, MailGateway>> Known = new(() =>
        FactsJson.Read("mx-gateways", FactsJson.Default.MailGateways).Gateways.ToFrozenDictionary(gateway => gateway.Mx, StringComparer.OrdinalIgnoreCase));

    /// <summary>The gateway that an MX host belongs to; null where it belongs to none.</summary>
    public static MailGateway? OfMx(string mxHost) => HostName.Parents(mxHost).Select(Known.Value.GetValueOrDefault).FirstOrDefault(gateway => gateway is not null);
}
