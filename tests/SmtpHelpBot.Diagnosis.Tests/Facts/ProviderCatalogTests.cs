using CsCheck;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Tests.Facts;

public sealed class ProviderCatalogTests
{
    private static readonly ProviderCatalog Catalog = ProviderCatalog.Shared;

    [Theory]
    [InlineData("gmail.com", "gmail")]
    [InlineData("GoogleMail.com", "gmail")]
    [InlineData("hotmail.co.jp", "outlook-com")]
    [InlineData("contoso.onmicrosoft.com", "microsoft-365")]
    [InlineData("yahoo.co.jp", "yahoo-jp")]
    [InlineData("yahoo.co.uk", "yahoo")]
    [InlineData("me.com.", "icloud")]
    [InlineData("example.com", null)]
    [InlineData("gmail.com.example.org", null)]
    [InlineData("notgmail.com", null)]
    [InlineData("", null)]
    public void A_mail_domain_tells_its_provider(string domain, string? provider) => Assert.Equal(provider, Catalog.OfMailDomain(domain)?.Id);

    [Theory]
    [InlineData("smtp.gmail.com", "gmail google-workspace")]
    [InlineData("SMTP.Office365.com", "microsoft-365 outlook-com godaddy")]
    [InlineData("email-smtp.eu-west-1.amazonaws.com", "amazon-ses")]
    [InlineData("contoso-com.mail.protection.outlook.com", "microsoft-365-connector")]
    [InlineData("gator4012.hostgator.com", "hostgator")]
    [InlineData("pro3.mail.ovh.net", "ovh")]
    [InlineData("mx.freenet.de", "freenet")]
    [InlineData("email-smtp.a.b.amazonaws.com", "")]
    [InlineData("mail.example.com", "")]
    [InlineData("smtp.gmail.com.example.org", "")]
    public void A_server_name_tells_who_documents_it(string host, string providers) => Assert.Equal(providers, string.Join(' ', Catalog.OfHost(host).Select(provider => provider.Id)));

    [Theory]
    [InlineData("smtp.gmail.com", "gmail.com", "gmail")]
    [InlineData("smtp.gmail.com", "contoso.com", "google-workspace")]
    [InlineData("smtp.gmail.com", null, "gmail")]
    [InlineData("smtp.office365.com", "hotmail.com", "outlook-com")]
    [InlineData("smtp.office365.com", "contoso.com", "microsoft-365")]
    [InlineData("smtp.office365.com", null, "microsoft-365")]
    [InlineData("smtp.sendgrid.net", "gmail.com", "sendgrid")]
    [InlineData("mail.contoso.com", "yahoo.com", "yahoo")]
    [InlineData(null, "contoso.com", null)]
    public void A_server_and_a_mail_domain_together_tell_the_provider(string? host, string? domain, string? provider) =>
        Assert.Equal(provider, Catalog.Of(host, domain)?.Id);

    [Theory]
    [InlineData("aspmx.l.google.com", "google-workspace")]
    [InlineData("contoso-com.mail.protection.outlook.com", "microsoft-365")]
    [InlineData("hotmail-com.olc.protection.outlook.com", "outlook-com")]
    [InlineData("qiye163mx01.mxmail.netease.com", "netease-qiye")]
    [InlineData("mx.pec.aruba.it", "aruba-pec")]
    [InlineData("mta7.am0.yahoodns.net", "yahoo")]
    public void The_most_exact_ending_of_an_MX_name_counts(string mx, string provider) => Assert.Equal(provider, Catalog.OfMx(mx)[0].Id);

    [Fact]
    public void A_domain_of_its_own_counts_before_the_MX_records() => Assert.Equal("gmail", Catalog.OfMailDomain("gmail.com", ["mail.protection.outlook.com"])?.Id);

    [Fact]
    public void A_customers_domain_is_found_by_its_MX_records() => Assert.Equal("google-workspace", Catalog.OfMailDomain("example.com", ["mx.unknown.example", "alt1.aspmx.l.google.com"])?.Id);

    [Theory]
    [InlineData("mxa-0001.gslb.pphosted.com", "Proofpoint", false)]
    [InlineData("mx1.improvmx.com", "ImprovMX", true)]
    public void A_filter_in_front_is_named(string mx, string name, bool onlyForwards)
    {
        var gateway = GatewayCatalog.OfMx(mx);

        Assert.Equal((name, onlyForwards), (gateway?.Name, gateway?.OnlyForwards));
    }

    [Fact]
    public void No_provider_is_taken_for_a_filter() => Assert.All(Catalog.All.SelectMany(provider => provider.Mx), mx => Assert.Null(GatewayCatalog.OfMx(mx)));

    [Fact]
    public void Everything_in_the_files_can_be_found_again() =>
        Assert.All(Catalog.All, provider =>
        {
            Assert.Same(provider, Catalog.Find(provider.Id));
            Assert.All(provider.Domains, domain => Assert.Same(provider, Catalog.OfMailDomain(domain)));
            Assert.All(provider.Servers.Where(server => !server.IsPattern), server => Assert.Contains(provider, Catalog.OfHost(server.Host)));
            Assert.All(provider.Mx, mx => Assert.Contains(provider, Catalog.OfMx(mx)));
        });

    [Fact]
    public void No_name_is_too_odd_to_be_looked_up() =>
        Gen.String.Sample(name =>
        {
            Catalog.OfMailDomain(name);
            Catalog.OfHost(name);
            Catalog.OfMx(name);
            GatewayCatalog.OfMx(name);
        });
}
