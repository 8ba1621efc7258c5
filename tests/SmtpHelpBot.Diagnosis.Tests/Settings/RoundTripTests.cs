using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>What the bot gives to paste back it reads as right itself, and as written in the form in which it was asked.</summary>
public sealed class RoundTripTests
{
    /// <summary>What the linter says of an encryption that the port does not speak.</summary>
    private static readonly string[] OfPorts = ["implicit_on_starttls_port", "starttls_on_implicit_port", "policy_on_implicit_port", "implicit_not_supported", "wrapper_missing"];

    public static TheoryData<string, string, Encryption> Forms =>
        [.. ClientCatalog.Shared.All.SelectMany(client => client.Forms.SelectMany(form => form.Lines.Keys.Select(encryption => (client.Id, form.Id, encryption))))];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Corrected_lines_are_read_as_the_same_settings_with_nothing_wrong(string id, string form, Encryption encryption)
    {
        var port = PortOf(encryption);

        var read = Pasted.Read(Lines(id, form, port));

        Assert.Equal(("smtp.contoso.example", port), (read.Settings.Host, read.Settings.Port));
        Assert.Equal(encryption, read.Settings.Encryption);
        Assert.Equal(id == "label-settings" ? null : id, read.Settings.Client);
        Assert.DoesNotContain(read.Contradictions, found => found.Severity != Severity.Hint);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Corrected_lines_are_in_the_form_in_which_they_were_asked_for(string id, string form, Encryption encryption)
    {
        var usual = ClientCatalog.Shared.Find(id)!.Forms[0].Id;

        Assert.Equal(form, Pasted.Read(Lines(id, form, PortOf(encryption))).Settings.Form ?? usual);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void On_the_port_of_the_other_encryption_the_same_lines_are_wrong_unless_the_client_goes_by_the_port(string id, string form, Encryption encryption)
    {
        var (right, wrong) = encryption == Encryption.ImplicitTls ? (465, 587) : (587, 465);
        var lines = Lines(id, form, right);

        var moved = Pasted.Read(lines.Replace($"{right}", $"{wrong}", StringComparison.Ordinal));

        Assert.True(moved.Settings.Encryption != encryption || moved.Contradictions.Any(found => OfPorts.Contains(found.Id)));
        Assert.DoesNotContain(Pasted.Mistakes(lines), OfPorts.Contains);
    }

    [Fact]
    public void A_name_that_was_left_to_fill_in_is_seen_when_the_lines_come_back()
    {
        var lines = Corrected("django", "settings", 587).AllLines;

        Assert.Contains(Pasted.Read(string.Join('\n', lines)).Contradictions, found => found is { Id: "user_placeholder", Severity: Severity.Error });
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void No_placeholder_is_left_in_the_lines(string id, string form, Encryption encryption)
    {
        var lines = Corrected(id, form, PortOf(encryption)).AllLines.ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.DoesNotMatch(@"(?<!\$)\{(host|port|user|from|password|mechanism)", line));
    }

    private static int PortOf(Encryption encryption) => encryption == Encryption.ImplicitTls ? 465 : 587;

    private static CorrectedSettings Corrected(string id, string form, int port) =>
        SettingsCorrector.Correct(new("smtp.contoso.example", port, MailDomain: "contoso.example", Form: form), null, ClientCatalog.Shared.Find(id))!;

    private static string Lines(string id, string form, int port) =>
        string.Join('\n', Corrected(id, form, port).AllLines).Replace(Placeholders.Name, "rosa", StringComparison.Ordinal).Replace(Placeholders.Password, "Zq7vKp2wLm9x", StringComparison.Ordinal);
}
