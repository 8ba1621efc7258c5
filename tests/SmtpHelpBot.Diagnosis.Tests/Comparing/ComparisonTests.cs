using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Comparing;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Comparing;

public sealed class ComparisonTests
{
    private static readonly Provider Gmail = ProviderCatalog.Shared.Find("gmail")!;
    private static readonly ProbeReport Fine = Report("smtp.gmail.com", Implicit(465), StartTls(587), Relay(25));

    [Fact]
    public void Settings_that_fit_leave_only_the_sign_in()
    {
        var said = Say(Fine, new("smtp.gmail.com", 587, Encryption.StartTls, UserNameForm.FullAddress, "gmail.com"));

        Assert.Contains("your settings fit it", said.Lead, StringComparison.Ordinal);
        Assert.Contains(said.Lines, line => line.Contains("app password", StringComparison.Ordinal));
        Assert.Contains("Gmail documents the same settings.", said.Lines);
    }

    [Fact]
    public void Unknown_settings_are_not_said_to_fit()
    {
        var said = Say(Fine, MailSettings.Unknown);

        Assert.Equal(Fine.Conclusion.Text, said.Lead);
        Assert.Contains("Gmail documents the same settings.", said.Lines);
    }

    [Theory]
    [InlineData(465, Encryption.StartTls, "Encryption on port 465: TLS from the start")]
    [InlineData(587, Encryption.ImplicitTls, "Encryption on port 587: STARTTLS, in place of")]
    [InlineData(587, Encryption.None, "Encryption on port 587: STARTTLS, in place of: none")]
    [InlineData(25, Encryption.StartTls, "Port 465 with TLS from the start")]
    [InlineData(993, Encryption.ImplicitTls, "Port 465 with TLS from the start")]
    public void A_port_or_encryption_that_does_not_work_is_replaced_by_one_that_does(int port, Encryption encryption, string change)
    {
        var said = Say(Fine, new("smtp.gmail.com", port, encryption));

        Assert.Contains("Change them as follows", said.Lead, StringComparison.Ordinal);
        Assert.Contains(change, said.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_port_that_is_closed_there_is_replaced_by_the_one_that_answers()
    {
        var report = Report("mail.example.org", Implicit(465), Dead(587, PortOutcome.Refused));

        Assert.Contains("in place of port 587", Say(report, new("mail.example.org", 587, Encryption.StartTls)).Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Another_server_in_the_settings_is_replaced_by_the_one_that_the_provider_documents() =>
        Assert.Equal("Server: smtp.gmail.com in place of mail.google.com.", Say(Fine with { Route = ServerRoute.Provider }, new("mail.google.com", 587, Encryption.StartTls)).Lines[0]);

    [Fact]
    public void A_server_that_was_only_asked_about_says_nothing_of_the_one_in_use() =>
        Assert.Empty(Of(Report("mail.example.org", Implicit(465)), new("smtp.example.net", 587), provider: null).Changes);

    [Theory]
    [InlineData("gmail", UserNameForm.LocalPart, "full e-mail address")]
    [InlineData("sendgrid", UserNameForm.FullAddress, "apikey")]
    public void The_form_of_the_user_name_is_compared(string provider, UserNameForm used, string wanted)
    {
        var whose = ProviderCatalog.Shared.Find(provider)!;
        var report = Report(whose.Servers[0].Host, Implicit(465), StartTls(587));

        Assert.Contains(Of(report, new(UserName: used), whose).Lines(report, Texts.English), line => line.Contains(wanted, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(PortOutcome.TimedOut, "nothing answers there")]
    [InlineData(PortOutcome.Completed, "takes it out")]
    public void What_is_documented_and_not_there_is_told(PortOutcome outcome, string words)
    {
        var report = Report("smtp.gmail.com", Dead(587, outcome));

        Assert.Contains(Say(report, MailSettings.Unknown).Lines, line => line.Contains(words, StringComparison.Ordinal) && line.StartsWith("Gmail documents port 587", StringComparison.Ordinal));
    }

    [Fact]
    public void A_server_that_the_provider_does_not_document_is_set_beside_the_one_it_does() =>
        Assert.Contains(Of(Report("mx.example.org", Relay(25)), MailSettings.Unknown, Gmail).Lines(Fine, Texts.English), line => line.StartsWith("For sending, Gmail documents smtp.gmail.com, port 465", StringComparison.Ordinal));

    [Fact]
    public void Where_the_server_is_at_fault_the_fault_leads()
    {
        var report = Fine with { Conclusion = new(Cause.ProviderIssue, "It is down.", ["silent"]) };

        Assert.Equal("It is down.", Say(report, new("smtp.gmail.com", 587, Encryption.StartTls)).Lead);
    }

    [Fact]
    public void Every_documented_server_of_every_provider_can_be_compared() => Assert.All(
        ProviderCatalog.Shared.All.SelectMany(provider => provider.Servers.Where(server => !server.IsPattern).Select(server => (provider, server))),
        pair => Assert.NotNull(Of(Report(pair.server.Host, StartTls(587), Dead(465, PortOutcome.TimedOut)), new(pair.server.Host, pair.server.Port, pair.server.Encryption, UserNameForm.LocalPart), pair.provider)
            .Lines(Fine, Texts.English)));

    private static Comparison Of(ProbeReport report, MailSettings used, Provider? provider) => Comparison.Of(report, used, provider);

    private static (string Lead, IReadOnlyList<string> Lines) Say(ProbeReport report, MailSettings used)
    {
        var compared = Of(report, used, provider: null);
        return (compared.Lead(report, Texts.English), compared.Lines(report, Texts.English));
    }

    private static ProbeReport Report(string host, params PortReport[] ports) => new(host, ["192.0.2.1"], ports, new(null, "The server is fine.", []), DateTimeOffset.UnixEpoch);

    private static PortReport Implicit(int port) => Open(port) with { AuthAfter = ["PLAIN"] };

    private static PortReport StartTls(int port) => Open(port) with { EhloBefore = ["mail", "STARTTLS"], AuthAfter = ["PLAIN"] };

    private static PortReport Relay(int port) => Open(port) with { EhloBefore = ["mail", "STARTTLS"] };

    private static PortReport Dead(int port, PortOutcome outcome) => new() { Port = port, Address = "192.0.2.1", Outcome = outcome };

    private static PortReport Open(int port) => new()
    {
        Port = port,
        Address = "192.0.2.1",
        Outcome = PortOutcome.Completed,
        Tls = new("TLS 1.3", "TLS_AES_128_GCM_SHA256", "CN=mail", "CN=ca", ["mail"], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, Trusted: true),
    };
}
