using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>What the bot gives to paste back it reads as right itself.</summary>
public sealed class RoundTripTests
{
    /// <summary>What the linter says of an encryption that the port does not speak.</summary>
    private static readonly string[] OfPorts = ["implicit_on_starttls_port", "starttls_on_implicit_port", "policy_on_implicit_port", "implicit_not_supported", "wrapper_missing"];

    public static TheoryData<string, Encryption> Templates =>
        [.. ClientCatalog.Shared.All.SelectMany(client => client.Template.Keys.Select(encryption => (client.Id, encryption)))];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Corrected_lines_are_read_as_the_same_settings_with_nothing_wrong(string id, Encryption encryption)
    {
        var client = ClientCatalog.Shared.Find(id);
        var port = encryption == Encryption.ImplicitTls ? 465 : 587;
        var lines = FilledIn(SettingsCorrector.Lines(new("smtp.contoso.example", port, MailDomain: "contoso.example"), null, client));

        var read = Pasted.Read(string.Join('\n', lines));

        Assert.Equal(("smtp.contoso.example", port), (read.Settings.Host, read.Settings.Port));
        Assert.Equal(encryption, read.Settings.Encryption);
        Assert.Equal(id == "label-settings" ? null : id, read.Settings.Client);
        Assert.DoesNotContain(read.Contradictions, found => found.Severity != Severity.Hint);
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void On_the_port_of_the_other_encryption_the_same_lines_are_wrong_unless_the_client_goes_by_the_port(string id, Encryption encryption)
    {
        var (right, wrong) = encryption == Encryption.ImplicitTls ? (465, 587) : (587, 465);
        var lines = string.Join('\n', FilledIn(SettingsCorrector.Lines(new("smtp.contoso.example", right, MailDomain: "contoso.example"), null, ClientCatalog.Shared.Find(id))));

        var moved = Pasted.Read(lines.Replace($"{right}", $"{wrong}", StringComparison.Ordinal));

        Assert.True(moved.Settings.Encryption != encryption || moved.Contradictions.Any(found => OfPorts.Contains(found.Id)));
        Assert.DoesNotContain(Pasted.Mistakes(lines), OfPorts.Contains);
    }

    [Fact]
    public void A_name_that_was_left_to_fill_in_is_seen_when_the_lines_come_back()
    {
        var lines = SettingsCorrector.Lines(new("smtp.contoso.example", 587, MailDomain: "contoso.example"), null, ClientCatalog.Shared.Find("django"));

        Assert.Contains(Pasted.Read(string.Join('\n', lines)).Contradictions, found => found is { Id: "user_placeholder", Severity: Severity.Error });
    }

    [Theory]
    [MemberData(nameof(Templates))]
    public void No_placeholder_is_left_in_the_lines(string id, Encryption encryption)
    {
        var lines = SettingsCorrector.Lines(new("smtp.contoso.example", encryption == Encryption.ImplicitTls ? 465 : 587), null, ClientCatalog.Shared.Find(id));

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.DoesNotMatch(@"(?<!\$)\{(host|port|user|from|password|mechanism)", line));
    }

    private static IEnumerable<string> FilledIn(IEnumerable<string> lines) => lines.Select(line => line.Replace(Placeholders.Name, "rosa", StringComparison.Ordinal));
}
