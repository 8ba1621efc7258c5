using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Rendering;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Answers at the address that an interaction came with (response_url). Nothing depends on it: what fails is left.</summary>
public sealed class ResponseAddress(SlackClient client, SlackAccount account)
{
    /// <summary>Says a line to the presser alone.</summary>
    public Task SayAsync(JObject payload, string line, CancellationToken cancellation) =>
        SendAsync(payload, new() { ["response_type"] = "ephemeral", ["replace_original"] = false, ["text"] = Mrkdwn.Escape(line) }, cancellation);

    /// <summary>Takes away the message, which only the presser sees.</summary>
    public Task RemoveAsync(JObject payload, CancellationToken cancellation) => SendAsync(payload, new() { ["delete_original"] = true }, cancellation);

    /// <summary>Sends an answer as it is.</summary>
    public async Task SendAsync(JObject payload, JObject answer, CancellationToken cancellation)
    {
        if (Uri.TryCreate(payload.Value<string>("response_url"), UriKind.Absolute, out var address) && IsSlacks(address))
        {
            await client.RespondAsync(address, answer, cancellation);
        }
    }

    private bool IsSlacks(Uri address) => Uri.Compare(address, account.Api, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0
        || (address.Scheme == Uri.UriSchemeHttps && address.Host.EndsWith(".slack.com", StringComparison.OrdinalIgnoreCase));
}
