using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;
using SmtpHelpBot.Slack.Views;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Sending;

/// <summary>
/// Delivers what the bot sends. A card of more blocks than one message takes becomes several; their ids stand together, with a
/// comma, where the one id of a message would. Each of them is told to the caller before the next goes out, so that none goes out
/// twice: what is handed in again with the ids of some is continued behind them.
/// </summary>
public sealed class SlackSender(SlackClient client, SlackWords words, TimeProvider time)
{
    /// <summary>A text longer than this is easier to read as a file.</summary>
    private const int LongText = 8000;

    /// <summary>So often, and never for longer at a time, what nobody else sends again waits as Slack asks.</summary>
    private const int MostWaits = 3;
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan UsualWait = TimeSpan.FromSeconds(1);

    /// <summary>Sends a message, or goes on with one whose first parts are there; the id it got is the <c>ts</c> of the answer.</summary>
    public async Task<SlackResult> SendAsync(Activity activity, CancellationToken cancellation)
    {
        if (activity.Type != ActivityTypes.Message)
        {
            return new SlackResult.Done([]);
        }

        if (SlackHome.IsOpening(activity.ReplyToId))
        {
            return await client.PublishViewAsync(activity.Recipient.Id, View.Home(Cards.Render(activity).Blocks), cancellation);
        }

        var place = SlackPlace.Read(activity.Conversation.Id);
        var thread = ThreadOf(activity, place);
        if (activity.Attachments is not { Count: > 0 } && activity.Text?.Length > LongText)
        {
            return await client.UploadAsync(place.Channel, thread, words.File, activity.Text, cancellation);
        }

        // Where an app may not put files into a channel, what it says is posted.
        if (Cards.FileOf(activity) is { } file && IdsOf(activity) is []
            && await client.UploadAsync(place.Channel, thread, file.Name, file.Text, cancellation) is var uploaded and not SlackResult.Refused)
        {
            return uploaded;
        }

        var parts = Messages(activity, place.Channel, thread);
        return activity.DeliveryMode == DeliveryModes.Ephemeral
            ? await SendNextAsync(parts, IdsOf(activity), part => client.PostEphemeralAsync(part, activity.Recipient.Id, cancellation))
            : await SendNextAsync(parts, IdsOf(activity), part => client.PostAsync(part, cancellation));
    }

    /// <summary>Sends all parts of a message, for a caller that keeps nothing of it: where that is too fast for Slack, after the time it asks for.</summary>
    public async Task<SlackResult> SendWholeAsync(Activity activity, CancellationToken cancellation)
    {
        for (var waits = 0; ;)
        {
            switch (await SendAsync(activity, cancellation))
            {
                case SlackResult.Begun { Ts: var sent }:
                    activity.Id = sent;
                    break;
                case SlackResult.Later { IsTooFast: true } later when (later.After ?? UsualWait) is var wait && wait <= LongestWait && waits < MostWaits:
                    waits++;
                    await Task.Delay(wait, time, cancellation);
                    break;
                case var result:
                    return result;
            }
        }
    }

    /// <summary>
    /// Changes a message. A part of it that is gone is sent anew, so that the person sees how it stands; the ids that the message
    /// has then are the <c>ts</c> of the answer, which has none where they stayed the same.
    /// </summary>
    public async Task<SlackResult> UpdateAsync(Activity activity, CancellationToken cancellation)
    {
        var place = SlackPlace.Read(activity.Conversation.Id);
        var (ids, parts) = (IdsOf(activity), Messages(activity, place.Channel, place.Thread));
        for (var part = 0; part < parts.Count; part++)
        {
            var result = await ChangeAsync(parts[part], ids, part, cancellation);
            var isLast = part + 1 == Math.Max(parts.Count, ids.Count);
            if (result is not SlackResult.Done && !(result is SlackResult.Begun && isLast))
            {
                return result;
            }
        }

        var rest = await DeleteAsync(place.Channel, ids.Skip(parts.Count), cancellation);
        var left = Joined(ids.Take(parts.Count));
        return rest is SlackResult.Done && left != activity.Id ? new SlackResult.Done(new() { ["ts"] = left }) : rest;
    }

    /// <summary>Deletes a message; one that is gone is deleted.</summary>
    public Task<SlackResult> DeleteAsync(Activity activity, CancellationToken cancellation) =>
        DeleteAsync(SlackPlace.Read(activity.Conversation.Id).Channel, IdsOf(activity), cancellation);

    private static async Task<SlackResult> SendNextAsync(List<SlackMessage> parts, List<string> sent, Func<SlackMessage, Task<SlackResult>> send)
    {
        if (sent.Count < parts.Count)
        {
            var result = await send(parts[sent.Count]);
            if (result is not SlackResult.Done posted)
            {
                return result;
            }

            sent.Add(TimeOf(posted));
        }

        return sent.Count < parts.Count ? new SlackResult.Begun(Joined(sent)) : new SlackResult.Done(new() { ["ts"] = Joined(sent) });
    }

    /// <summary>Changes one part; where it is not there, sends it, puts its id among the others and says so.</summary>
    private async Task<SlackResult> ChangeAsync(SlackMessage message, List<string> ids, int part, CancellationToken cancellation)
    {
        if (part < ids.Count && await client.UpdateAsync(message, ids[part], cancellation) is var changed && !IsGone(changed))
        {
            return changed;
        }

        var result = await client.PostAsync(message, cancellation);
        if (result is not SlackResult.Done posted)
        {
            return result;
        }

        ids.RemoveRange(part, Math.Min(1, ids.Count - part));
        ids.Insert(part, TimeOf(posted));
        return new SlackResult.Begun(Joined(ids));
    }

    private async Task<SlackResult> DeleteAsync(string channel, IEnumerable<string> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            if (await client.DeleteAsync(channel, id, cancellation) is var result && result is not SlackResult.Done && !IsGone(result))
            {
                return result;
            }
        }

        return new SlackResult.Done([]);
    }

    private List<SlackMessage> Messages(Activity activity, string channel, string? thread)
    {
        var card = Cards.Render(activity);
        return card.Blocks.Count == 0
            ? [new(channel, card.Text, [], thread)]
            : [.. FormBlocks.Hinted(card.Blocks, words.LongText).Chunk(SlackLimits.BlocksInMessage).Select(blocks => new SlackMessage(channel, card.Text, new JArray(blocks), thread))];
    }

    private static bool IsGone(SlackResult result) => result is SlackResult.Refused { Reason: var reason } && SlackErrors.IsMessageGone(reason);

    private static List<string> IdsOf(Activity activity) => activity.Id is { Length: > 0 } ids ? [.. ids.Split(',')] : [];

    private static string Joined(IEnumerable<string> ids) => string.Join(',', ids);

    /// <summary>The id of a new message; one that only one person sees has another name for it.</summary>
    private static string TimeOf(SlackResult.Done posted) => posted.Body.Value<string>("ts") ?? posted.Body.Value<string>("message_ts") ?? "";

    /// <summary>
    /// In a channel the thread that the conversation is, or that of the message it hangs on, by its first part; ids that are not
    /// Slack's are none. In a direct conversation an answer stands below what was said, not in a thread of it.
    /// </summary>
    private static string? ThreadOf(Activity activity, SlackPlace place) =>
        place.Thread ?? (!place.IsDirect && activity.ReplyToId?.Split(',')[0] is var first && IsTime(first) ? first : null);

    private static bool IsTime(string? id) => id is { Length: > 0 } && id.All(letter => char.IsAsciiDigit(letter) || letter == '.');
}
