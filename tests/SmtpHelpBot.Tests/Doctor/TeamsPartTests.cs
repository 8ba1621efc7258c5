using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Doctor.Checks;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>What the doctor finds between the bot and Teams, and that it says which setting to mend.</summary>
public sealed class TeamsPartTests : DoctorScene
{
    [Fact]
    public async Task A_login_service_that_refuses_is_told_with_the_setting_and_without_the_secret()
    {
        Identity.Refusal = $"AADSTS7000215: Invalid client secret provided: {Secret}.";
        var token = await PartAsync("token", Teams());

        Assert.Equal(Verdict.Broken, token.Verdict);
        Assert.Contains("AADSTS7000215", token.Says, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppPassword", token.Mend, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_there_is_told()
    {
        var parts = await LookAsync([.. Teams().Where(setting => !setting.Contains("Password", StringComparison.Ordinal)), "--MicrosoftAppCertificatePath=/nowhere/bot.pfx"], name => name is "token" or "secret's end");

        Assert.Equal([Verdict.Broken, Verdict.Warning], parts.Select(part => part.Verdict));
        Assert.All(parts, part => Assert.Contains("/nowhere/bot.pfx", part.Says, StringComparison.Ordinal));
        Assert.All(parts, part => Assert.Contains("certificate", part.Mend, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "Warning")]
    [InlineData("2031-01-01", "Good")]
    [InlineData("2026-01-01", "Broken")]
    public async Task The_end_of_the_secret_is_told(string day, string verdict)
    {
        var end = await PartAsync("secret's end", Teams($"--MicrosoftAppPasswordEnds={day}"));

        Assert.Equal(verdict, $"{end.Verdict}");
        Assert.Equal(end.Verdict != Verdict.Good, end.Mend.Contains("MicrosoftAppPasswordEnds", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Keys_that_cannot_be_read_are_told()
    {
        Identity.IsOut = true;
        var keys = await PartAsync("channel's keys", Teams());

        Assert.Equal((Verdict.Broken, true), (keys.Verdict, keys.Mend.Contains("Door:Cloud", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_platform_that_is_not_reached_is_told()
    {
        var teams = await PartAsync("Teams service", Teams("--Door:Cloud=Government"));

        Assert.Equal((Verdict.Broken, true), (teams.Verdict, teams.Mend.Contains("Door:Cloud", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_name_that_cannot_be_looked_up_is_told()
    {
        var names = await PartAsync("names (DNS)", [.. Teams(), "--ToBotFromChannelOpenIdMetadataUrl=https://nowhere.invalid/openid"]);

        Assert.Equal(Verdict.Broken, names.Verdict);
        Assert.Contains("nowhere.invalid", names.Says, StringComparison.Ordinal);
        Assert.Contains("resolver", names.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, "Good")]
    [InlineData(120, "Warning")]
    [InlineData(900, "Broken")]
    [InlineData(-900, "Broken")]
    public async Task A_clock_that_is_off_is_told(int seconds, string verdict)
    {
        var clock = await PartAsync("clock", Teams(), new FakeTimeProvider(DateTimeOffset.UtcNow.AddSeconds(seconds)));

        Assert.Equal(verdict, $"{clock.Verdict}");
    }

    [Theory]
    [InlineData(200, "Good")]
    [InlineData(403, "Broken")]
    [InlineData(404, "Broken")]
    public async Task A_helpdesk_that_the_bot_is_not_in_is_told(int status, string verdict)
    {
        Identity.Members = status;
        var helpdesk = await PartAsync("helpdesk", Teams("--Helpdesk:Conversations:0:Conversation=19:desk@thread.tacv2", $"--Helpdesk:Conversations:0:ServiceUrl={Identity.Url}/", $"--Door:ServiceUrls:1={Identity.Url}"));

        Assert.Equal(verdict, $"{helpdesk.Verdict}");
        Assert.Equal(status != 200, helpdesk.Mend == "Helpdesk:Conversations");
    }

    [Fact]
    public async Task No_helpdesk_is_a_warning() => Assert.Equal(Verdict.Warning, (await PartAsync("helpdesk", [])).Verdict);
}
