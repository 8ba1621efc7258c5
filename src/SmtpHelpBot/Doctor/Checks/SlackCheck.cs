using SmtpHelpBot.Slack.Api;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether Slack knows the bot's token (its method auth.test), and allows it what the bot does.</summary>
internal sealed class SlackCheck(IServiceProvider services) : ICheck
{
    public string Name => "Slack";

    public string Mend => "Slack:BotToken";

    public async Task<Finding> LookAsync(CancellationToken cancellation) => services.GetService<SlackClient>() is { } slack
        ? await slack.WhoAmIAsync(cancellation) switch
        {
            SlackResult.Done { Scopes: { } scopes } when SlackScopes.Needed.Except(scopes, StringComparer.Ordinal).ToList() is { Count: > 0 } missing =>
                Finding.Broken($"The token is not allowed {string.Join(", ", missing)}: add these scopes under OAuth & Permissions, and install the app again."),
            SlackResult.Done { Body: var body } => Finding.Good($"The bot is known in the workspace {body.Value<string>("team")}."),
            SlackResult.Later later => Finding.Broken($"Slack cannot be asked now: {later.Reason}.") with { Mend = "Slack:ApiUrl, or what stands between the bot and the internet" },
            SlackResult.Refused refused => Finding.Broken($"Slack refuses the token: {refused.Reason}."),
            _ => Finding.Broken("Slack's answer cannot be read."),
        }
        : Finding.NotUsed("Slack is not connected.");
}
