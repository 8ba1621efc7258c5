using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings.Pasted;

namespace SmtpHelpBot.Diagnosis.Settings.Linting;

/// <summary>Port and encryption: submission with STARTTLS is 587 (RFC 6409), with implicit TLS 465 (RFC 8314); 25 is between servers.</summary>
internal static class PortRules
{
    private static readonly int[] IncomingPorts = [143, 993, 110, 995];

    public static IEnumerable<Contradiction> Check(PastedSettings pasted)
    {
        if (pasted.Port is not { } port)
        {
            yield break;
        }

        var number = port.ToString(CultureInfo.InvariantCulture);
        if (IncomingPorts.Contains(port))
        {
            yield return new("incoming_port", Severity.Error, number);
            yield break;
        }

        if (port == 25 && pasted.User is { Length: > 0 } && pasted.IsRemote)
        {
            yield return new("port_25", Severity.Warning, number);
        }

        if (Mixed(pasted, port) is { } id)
        {
            yield return new(id, Severity.Error, number);
        }
        else if (pasted is { Provider: { } provider, Host: { } host } && Documented(provider, host) is { Count: > 0 } known && known.All(server => server.Port != port))
        {
            yield return new("port_not_documented", Severity.Hint, number, $"{provider.Name}: {string.Join(", ", known.Select(server => server.Port).Distinct())}") { Sure = known.Max(server => server.Sure) };
        }
    }

    /// <summary>The servers that a provider documents under this name.</summary>
    public static IReadOnlyList<SubmissionServer> Documented(Provider provider, string host) =>
        [.. provider.Servers.Where(server => server.IsPattern ? new HostPattern(server.Host) is { Tells: true } pattern && pattern.Matches(host) : server.Host.Equals(host, StringComparison.OrdinalIgnoreCase))];

    private static string? Mixed(PastedSettings pasted, int port)
    {
        var allowed = pasted is { Provider: { } provider, Host: { } host }
            ? Documented(provider, host).Where(server => server.Port == port).Select(server => server.Encryption).ToList() : [];
        var expected = allowed.Count > 0 ? allowed : Usual(port);
        return pasted.Encryption switch
        {
            null => null,
            Encryption.None when pasted.User is { Length: > 0 } && pasted.IsRemote && port != 465 => "no_encryption",
            { } used when expected.Count == 0 || expected.Contains(used) => null,
            Encryption.ImplicitTls => "implicit_on_starttls_port",
            Encryption.StartTls or Encryption.None when expected.Contains(Encryption.ImplicitTls) => "starttls_on_implicit_port",
            _ => null,
        };
    }

    private static IReadOnlyList<Encryption> Usual(int port) => port switch
    {
        465 => [Encryption.ImplicitTls],
        587 or 25 or 2525 => [Encryption.StartTls],
        _ => [],
    };
}
