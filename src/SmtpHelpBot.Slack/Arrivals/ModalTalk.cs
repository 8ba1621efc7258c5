using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Slack.Sending;
using SmtpHelpBot.Slack.Views;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Talks in a modal: what the bot replies is shown there, or, where the modal is gone by then, in the direct conversation. A trigger
/// lives three seconds, so a waiting modal is opened before anything else is asked of Slack, and filled when the bot has answered.
/// </summary>
public sealed partial class ModalTalk(
    SlackClient client, SlackSender sender, SlackPeople people, ISlackIntake intake, SlackWords words, TimeProvider time, ILogger<ModalTalk> logger)
{
    /// <summary>How long a sent modal may wait for its answer: less than Slack's three seconds by what comes before and after.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1.5);

    /// <summary>Slack shows the waiting modal by then, so that it does not overtake the answer.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(1);

    /// <summary>Opens a modal with the bot's answer. Where Slack opens none, the answer comes in the direct conversation.</summary>
    public async Task<SlackAnswer> OpenAsync(string trigger, Visitor visitor, Saying said, CancellationToken cancellation)
    {
        var opened = await client.OpenViewAsync(trigger, View.Line(words.Loading, words), cancellation);
        if (opened is SlackResult.Done { Body: var body } && body.SelectToken("view.id")?.Value<string>() is { Length: > 0 } id)
        {
            return await ContinueAsync(id, visitor, said, cancellation);
        }

        return SlackAnswer.Kept(await people.MeetAsync(visitor.Id, visitor.Name, cancellation) is var (direct, person)
            ? await intake.KeepAsync(said(direct, person), cancellation) : TimeSpan.Zero);
    }

    /// <summary>Goes on in an open modal.</summary>
    public async Task<SlackAnswer> ContinueAsync(string view, Visitor visitor, Saying said, CancellationToken cancellation)
    {
        await FillAsync(view, await AskAsync(visitor, said, cancellation), cancellation);
        return SlackAnswer.Nothing;
    }

    /// <summary>The modal that a sent one becomes: what the bot replies, or the waiting one, which is filled when it has replied.</summary>
    public async Task<JObject> AnswerAsync(string view, Visitor visitor, Saying said, CancellationToken cancellation)
    {
        var asking = AskAsync(visitor, said, cancellation);
        // Where the bot stops, asking ends: the modal is not taken then, and its sender sends it again.
        if (await Task.WhenAny(asking, Task.Delay(Soon, time, CancellationToken.None)) == asking)
        {
            return Show((await asking).Replies);
        }

        _ = FillLaterAsync(view, asking, cancellation);
        return View.Line(words.Loading, words);
    }

    private async Task FillLaterAsync(string view, Task<Reply> asking, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Shown, time, cancellation);
            await FillAsync(view, await asking, cancellation);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NotAnswered(logger, problem);
        }
        catch (OperationCanceledException)
        {
            // The bot is stopping.
        }
    }

    private async Task FillAsync(string view, Reply reply, CancellationToken cancellation)
    {
        if (await client.UpdateViewAsync(view, Show(reply.Replies), cancellation) is SlackResult.Done)
        {
            return;
        }

        foreach (var message in reply.Replies)
        {
            message.Conversation = new(id: reply.Direct?.Id);
            if (reply.Direct is null || await sender.SendWholeAsync(message, cancellation) is not SlackResult.Done)
            {
                Log.NotShown(logger);
            }
        }
    }

    /// <summary>What the bot replies; a line that says so where it cannot.</summary>
    private async Task<Reply> AskAsync(Visitor visitor, Saying said, CancellationToken cancellation)
    {
        SlackPlace? place = null;
        try
        {
            if (await people.MeetAsync(visitor.Id, visitor.Name, cancellation) is not var (direct, person))
            {
                return new(null, [Line(words.Crowded)]);
            }

            place = direct;
            return new(place, await intake.AskAsync(said(direct, person), cancellation) is { } replies ? [.. replies.Where(reply => reply.Type == ActivityTypes.Message)] : [Line(words.Crowded)]);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NotAnswered(logger, problem);
            return new(place, [Line(words.Sorry)]);
        }
    }

    private static Activity Line(string text) => new(ActivityTypes.Message, text: text);

    private JObject Show(IReadOnlyList<Activity> replies)
    {
        if (replies is [{ Text: var line, Attachments: null }] && (line == words.Crowded || line == words.Sorry))
        {
            return View.Line(line, words);
        }

        if (replies is [var only] && Cards.CardOf(only) is { } card && CardRenderer.Form(card, only.Summary) is { Form: { } form } asked)
        {
            return View.Form(form, asked.Blocks, place: null, message: null, words);
        }

        var blocks = replies.SelectMany(reply => Cards.Render(reply).Blocks).Take(SlackLimits.BlocksInView - 1).Append(Block.Context(Mrkdwn.Escape(words.GoesOn)));
        return View.Modal(blocks, words.Name, words);
    }

    /// <summary>What came of asking the bot.</summary>
    /// <param name="Direct">The direct conversation of who asked; null where Slack does not say which that is.</param>
    /// <param name="Replies">What is to be shown.</param>
    private sealed record Reply(SlackPlace? Direct, IReadOnlyList<Activity> Replies);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What was said in a modal of Slack could not be answered.")]
        public static partial void NotAnswered(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An answer reached neither its modal in Slack nor the direct conversation.")]
        public static partial void NotShown(ILogger logger);
    }
}

/// <summary>What a person says from where there is no conversation, as an activity of their direct one.</summary>
/// <param name="direct">Their direct conversation.</param>
/// <param name="person">The person.</param>
public delegate Activity Saying(SlackPlace direct, SlackPerson person);
