using SmtpHelpBot.Doctor.Checks;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>What the doctor finds between the bot and Slack, and that it says which setting to mend.</summary>
public sealed class SlackPartTests : DoctorScene
{
    [Fact]
    public async Task A_token_that_Slack_does_not_know_is_told()
    {
        Identity.Slack = new() { ["ok"] = false, ["error"] = "invalid_auth" };
        var slack = await PartAsync("Slack", SlackSettings());

        Assert.Equal((Verdict.Broken, "Slack:BotToken"), (slack.Verdict, slack.Mend));
        Assert.Contains("invalid_auth", slack.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_that_Slack_knows_is_told_with_the_workspace()
    {
        Identity.Slack = new() { ["ok"] = true, ["team"] = "Example", ["user_id"] = "U1", ["team_id"] = "T1", ["bot_id"] = "B1" };
        var slack = await PartAsync("Slack", SlackSettings());

        Assert.Equal(Verdict.Good, slack.Verdict);
        Assert.Contains("Example", slack.Says, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("app_mentions:read,channels:read,chat:write,commands,files:write,groups:read,im:history,im:write,users:read,im:read", "Good")]
    [InlineData("app_mentions:read, channels:read, chat:write, commands, groups:read, im:history, im:write", "Broken")]
    public async Task Scopes_that_the_app_lacks_are_told(string scopes, string verdict)
    {
        (Identity.Slack, Identity.Scopes) = (new() { ["ok"] = true, ["team"] = "Example", ["user_id"] = "U1", ["team_id"] = "T1" }, scopes);
        var slack = await PartAsync("Slack", SlackSettings());

        Assert.Equal((verdict, verdict == "Broken"), ($"{slack.Verdict}", slack.Says.Contains("files:write, users:read", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "Good")]
    [InlineData(false, "Broken")]
    public async Task An_app_token_that_opens_no_socket_is_told(bool opens, string verdict)
    {
        Identity.Socket = new() { ["ok"] = opens, ["error"] = "not_allowed_token_type", ["url"] = "wss://wss.slack.test/link" };
        var socket = await PartAsync("Slack's socket", [.. SlackSettings(), $"--Slack:AppToken=xapp-{Secret}"]);

        Assert.Equal((verdict, !opens), ($"{socket.Verdict}", socket.Mend.Contains("Slack:AppToken", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("clock", "what stands between")]
    [InlineData("Slack", "Slack:ApiUrl")]
    [InlineData("Slack's socket", "Slack:ApiUrl")]
    public async Task A_platform_that_nobody_reaches_is_not_put_down_to_the_clock_or_a_token(string name, string mend)
    {
        var nobody = $"--Slack:ApiUrl=http://127.0.0.1:{Ports.Loopback.FreePort()}/";
        var part = await PartAsync(name, [$"--Slack:BotToken=xoxb-{Secret}", $"--Slack:AppToken=xapp-{Secret}", nobody]);

        Assert.StartsWith(mend, part.Mend, StringComparison.Ordinal);
    }

    private string[] SlackSettings() => [$"--Slack:BotToken=xoxb-{Secret}", $"--Slack:SigningSecret={Secret}", $"--Slack:ApiUrl={Identity.Url}/slack/"];
}
