using Microsoft.Extensions.Options;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.SlackDoor;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether Slack gives the app an address for Socket Mode (its method apps.connections.open); nobody connects to it.</summary>
internal sealed class SlackSocketCheck(IServiceProvider services) : ICheck
{
    public string Name => "Slack's socket";

    public string Mend => "Slack:AppToken (scope connections:write), or Socket Mode in the app's settings";

    public async Task<Finding> LookAsync(CancellationToken cancellation) =>
        services.GetService<SlackClient>() is { } slack && services.GetRequiredService<IOptions<SlackOptions>>().Value.AppToken.Length > 0
            ? await slack.OpenSocketAsync(cancellation) switch
            {
                SlackResult.Done => Finding.Good("Slack lets the app connect."),
                SlackResult.Later later => Finding.Broken($"Slack cannot be asked now: {later.Reason}.") with { Mend = "Slack:ApiUrl, or what stands between the bot and the internet" },
                SlackResult.Refused refused => Finding.Broken($"Slack refuses the app's token: {refused.Reason}."),
                _ => Finding.Broken("Slack's answer cannot be read."),
            }
            : Finding.NotUsed("Slack comes over HTTP, or is not connected.");
}
