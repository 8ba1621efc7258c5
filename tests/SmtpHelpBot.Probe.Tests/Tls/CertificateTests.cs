using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe.Tests.Lab;
using SmtpHelpBot.Probe.Tls;

namespace SmtpHelpBot.Probe.Tests.Tls;

public sealed class CertificateTests : IAsyncDisposable
{
    private readonly World world = new();

    [Fact]
    public Task One_that_has_ended_is_told_with_its_date() =>
        LeadsAsync("certificate_expired", world.Root.Issue([World.Host], until: -TimeSpan.FromDays(1)), "2026-11-24");

    [Fact]
    public Task One_that_is_not_valid_yet_is_told_with_its_date() =>
        LeadsAsync("certificate_not_yet_valid", world.Root.Issue([World.Host], from: TimeSpan.FromDays(9)), "2026-12-04");

    [Fact]
    public Task One_for_other_names_is_told_with_the_names() =>
        LeadsAsync("certificate_other_name", world.Root.Issue(["other.example.net", "www.example.net"]), "other.example.net, www.example.net");

    [Fact]
    public Task One_that_names_the_server_only_in_the_common_name_is_told() =>
        LeadsAsync("certificate_common_name_only", world.Root.Issue([], commonName: World.Host), "old field");

    [Fact]
    public Task One_that_the_server_signed_itself_is_told() =>
        LeadsAsync("certificate_self_signed", TestAuthority.SelfSigned(World.Host, 2048, World.Now), "signed its certificate itself");

    [Fact]
    public void One_with_a_short_key_is_weak_beside_its_signature()
    {
        using var certificate = TestAuthority.SelfSigned(World.Host, 1024, World.Now);
        using var chain = new X509Chain { ChainPolicy = { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck } };
        chain.Build(certificate);

        var seen = CertificateReader.Read(certificate, chain, World.Host);

        Assert.Equal([ChainFault.SelfSigned, ChainFault.Weak], seen.Faults);
        Assert.Equal("RSA 1024", seen.Key);
    }

    [Fact]
    public async Task A_missing_certificate_in_between_is_told_from_a_private_authority()
    {
        using var between = world.Root.Below("CN=Test Issuing, O=Test Issuing Ltd");
        await LeadsAsync("certificate_incomplete", between.Issue([World.Host]), "Test Issuing Ltd");

        using var root = TestAuthority.Root("CN=Corp Root, O=Corp", World.Now);
        using var corp = root.Below("CN=Corp Issuing, O=Corp");
        await LeadsAsync("certificate_private", corp.Issue([World.Host]), "Corp", corp.Own);
    }

    [Fact]
    public async Task A_whole_chain_is_fine()
    {
        using var between = world.Root.Below("CN=Test Issuing, O=Test Issuing Ltd");

        Assert.Null((await LookAsync(between.Issue([World.Host]), between.Own)).Conclusion.Cause);
    }

    [Fact]
    public async Task One_that_ends_soon_works_today()
    {
        var report = await LookAsync(world.Root.Issue([World.Host], until: TimeSpan.FromDays(5)));

        Assert.Null(report.Conclusion.Cause);
        Assert.Equal(["certificate_ends_soon"], report.Conclusion.Findings);
        Assert.Contains("5 days", report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CN=Avast Web/Mail Shield Root, O=Avast Web/Mail Shield", "Avast Web/Mail Shield")]
    [InlineData("CN=ESET SSL Filter CA, O=\"ESET, spol. s r. o.\"", "ESET SSL/TLS scanning")]
    [InlineData("CN=FortiGate CA, O=Fortinet", "FortiGate")]
    public async Task One_that_a_product_on_the_way_made_names_the_product(string authority, string product)
    {
        using var interceptor = TestAuthority.Root(authority, World.Now);

        var report = await LookAsync(interceptor.Issue([World.Host]), interceptor.Own);

        Assert.Equal(["tls_intercepted"], report.Conclusion.Findings);
        Assert.Equal(Cause.FirewallAntivirus, report.Conclusion.Cause);
        Assert.StartsWith(product, report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asked_by_its_address_a_server_is_fine_where_its_certificate_fits_its_own_name()
    {
        world.Serve(465, Script.Submissions(world.Good));

        var seen = Assert.IsType<CheckAnswer.Seen>(await world.LookAsync(World.Address, 465));

        Assert.Null(seen.Report.Conclusion.Cause);
        Assert.Equal(["certificate_for_name"], seen.Report.Conclusion.Findings);
        Assert.Contains(World.Host, seen.Report.Conclusion.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_fetched_because_a_certificate_says_so()
    {
        using var trap = new TcpListener(IPAddress.Loopback, 0);
        trap.Start();
        var address = $"http://{trap.LocalEndpoint}";
        using var between = world.Root.Below("CN=Test Issuing, O=Test Issuing Ltd");
        var certificate = between.Issue(
            [World.Host],
            extensions:
            [
                new X509AuthorityInformationAccessExtension([$"{address}/ocsp"], [$"{address}/issuer.crt"]),
                CertificateRevocationListBuilder.BuildCrlDistributionPointExtension([$"{address}/list.crl"]),
            ]);

        await LeadsAsync("certificate_incomplete", certificate, "Test Issuing Ltd");

        Assert.False(trap.Pending());
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();

    private async Task LeadsAsync(string finding, X509Certificate2 certificate, string words, params X509Certificate2[] chain)
    {
        var report = await LookAsync(certificate, chain);
        Assert.Equal([finding], report.Conclusion.Findings);
        Assert.Contains(words, string.Join(' ', report.Ports[0].Findings.Select(item => item.Text)), StringComparison.Ordinal);
        Assert.False(report.Ports[0].Tls!.Trusted);
    }

    private Task<ProbeReport> LookAsync(X509Certificate2 certificate, params X509Certificate2[] chain)
    {
        world.Serve(587, Script.Submission(certificate, [.. chain]));
        return world.ReportAsync(587);
    }
}
