using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Sending;

/// <summary>
/// Delivers what the bot sends. A card of more blocks than one message takes becomes several; their ids stand together, with a
/// comma, where the one id of a message would.
/// </summary>
public sealed class SlackSender(SlackClient client, SlackWords words)
{
    /// <summary>A text longer than this is easier to read as a file.</summary>
    private const int LongText = 8000;

    /// <summary>Sends a message; the id it got is the <c>ts</c> of the answer.</summary>
    public async Task<SlackResult> SendAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.Type != ActivityTypes.Message)
        {
            return new SlackResult.Done([]);
        }

        var place = SlackPlace.Read(activity.Conversation.Id);
        var thread = ThreadOf(activity, place);
        if (activity.Attachments is not { Count: > 0 } && activity.Text?.Length > LongText)
        {
            return await client.UploadAsync(place.Channel, thread, words.File, activity.Text, cancellation);
        }

        var messages = Messages(Cards.Render(activity), place.Channel, thread);
        return activity.DeliveryMode == DeliveryModes.Ephemeral
            ? await EachAsync(messages, message => client.PostEphemeralAsync(message, activity.Recipient.Id, cancellation))
            : await EachAsync(messages, message => client.PostAsync(message, cancellation));
    }

    /// <summary>Changes a message. One that is gone is sent anew, so that the person sees how it stands.</summary>
    public async Task<SlackResult> UpdateAsync(Activity activity, CancellationToken cancellation)
    {
        var place = SlackPlace.Read(activity.Conversation.Id);
        var ids = activity.Id.Split(',');
        var messages = Messages(Cards.Render(activity), place.Channel, place.Thread);
        SlackResult result = new SlackResult.Done([]);
        for (var part = 0; part < Math.Max(ids.Length, messages.Count) && result is SlackResult.Done; part++)
        {
            result = (part < ids.Length, part < messages.Count) switch
            {
                (true, true) => await UpdateAsync(messages[part], ids[part], cancellation),
                (false, true) => await client.PostAsync(messages[part], cancellation),
                _ => await DeleteAsync(place.Channel, ids[part], cancellation),
            };
        }

        return result;
    }

    /// <summary>Deletes a message; one that is gone is deleted.</summary>
    public async Task<SlackResult> DeleteAsync(Activity activity, CancellationToken cancellation)
    {
        SlackResult result = new SlackResult.Done([]);
        foreach (var id in activity.Id.Split(','))
        {
            result = result is SlackResult.Done ? await DeleteAsync(SlackPlace.Read(activity.Conversation.Id).Channel, id, cancellation) : result;
        }

        return result;
    }

    private static async Task<SlackResult> EachAsync(IEnumerable<SlackMessage> messages, Func<SlackMessage, Task<SlackResult>> send)
    {
        var ids = new List<string>();
        foreach (var message in messages)
        {
            if (await send(message) is var result && result is not SlackResult.Done)
            {
                return result;
            }

            ids.Add(((SlackResult.Done)result).Body.Value<string>("ts") ?? "");
        }

        return new SlackResult.Done(new() { ["ts"] = string.Join(',', ids.Where(id => id.Length > 0)) });
    }

    private async Task<SlackResult> UpdateAsync(SlackMessage message, string ts, CancellationToken cancellation) =>
        await client.UpdateAsync(message, ts, cancellation) is var result && result is SlackResult.Refused { Reason: var reason } && SlackErrors.IsMessageGone(reason)
            ? await client.PostAsync(message, cancellation) : result;

    private async Task<SlackResult> DeleteAsync(string channel, string ts, CancellationToken cancellation) =>
        await client.DeleteAsync(channel, ts, cancellation) is var result && result is SlackResult.Refused { Reason: var reason } && SlackErrors.IsMessageGone(reason)
            ? new SlackResult.Done([]) : result;

    private static List<SlackMessage> Messages(RenderedCard card, string channel, string? thread) => card.Blocks.Count == 0
        ? [new(channel, card.Text, [], thread)]
        : [.. card.Blocks.Chunk(SlackLimits.BlocksInMessage).Select(blocks => new SlackMessage(channel, card.Text, new JArray(blocks), thread))];

    /// <summary>
    /// In a channel the thread that the conversation is, or that of the message it hangs on; ids that are not Slack's are none. In
    /// a direct conversation an answer stands below what was said, not in a thread of it.
    /// </summary>
    private static string? ThreadOf(Activity activity, SlackPlace place) =>
        place.Thread ?? (!place.IsDirect && IsTime(activity.ReplyToId) ? activity.ReplyToId : null);

    private static bool IsTime(string? id) => id is { Length: > 0 } && id.All(letter => char.IsAsciiDigit(letter) || letter == '.');
}
