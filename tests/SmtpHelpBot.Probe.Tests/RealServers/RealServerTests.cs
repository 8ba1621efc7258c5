using System.Net;
using System.Security.Cryptography.X509Certificates;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.EndToEnd.Processes;

namespace SmtpHelpBot.Probe.Tests.RealServers;

public sealed class RealServerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exim_is_seen_as_it_is()
    {
        Assert.SkipUnless(Exim.Missing.Length == 0, Exim.Missing);
        await using var exim = await Exim.StartAsync(Cancellation);

        var ports = await LookAsync(exim.Address, exim.Roots);

        Assert.All(ports, port => Assert.Equal(["PLAIN"], port.AuthAfter));
        Assert.All(ports, port => Assert.Equal(26_214_400, port.Size));
    }

    [Fact]
    public async Task Dovecot_is_seen_as_it_is()
    {
        Assert.SkipUnless(Dovecot.Missing.Length == 0, Dovecot.Missing);
        await using var dovecot = await Dovecot.StartAsync(Cancellation);

        Assert.All(await LookAsync(dovecot.Address, dovecot.Roots), port => Assert.Equal(["PLAIN", "LOGIN"], port.AuthAfter));
    }

    [Fact]
    public async Task Postfix_is_seen_as_it_is()
    {
        Assert.SkipUnless(Postfix.Missing.Length == 0, Postfix.Missing);
        await using var postfix = await Postfix.StartAsync(Cancellation);
        using var own = X509CertificateLoader.LoadCertificateFromFile(postfix.Certificate);

        Assert.Equal(["PLAIN", "LOGIN"], Assert.Single(await LookAsync(postfix.Address, [own], 587)).AuthAfter.OrderDescending());
    }

    /// <summary>The server must be fine, hide sign-in before encryption, and be left without a word too many.</summary>
    private static async Task<IReadOnlyList<PortReport>> LookAsync(IPAddress address, X509Certificate2Collection roots, params int[] ports)
    {
        var check = MailServerCheck.Create(new() { Allowed = [IPNetwork.Parse("127.0.0.0/8")], Roots = roots }, TimeProvider.System);
        var seen = Assert.IsType<CheckAnswer.Seen>(await check.LookAsync(address.ToString(), ports.Length == 0 ? [465, 587] : ports, (_, _) => { }, Cancellation));
        await seen.Goodbye;
        Assert.Null(seen.Report.Conclusion.Cause);
        Assert.All(seen.Report.Ports, port => Assert.Equal(PortOutcome.Completed, port.Outcome));
        Assert.All(seen.Report.Ports, port => Assert.Empty(port.AuthBefore));
        Assert.All(seen.Report.Ports, port => Assert.True(port.Tls!.Trusted));
        return seen.Report.Ports;
    }
}
