using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Slack.Sending;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Talks in a modal: what the bot replies is shown there, or, where the modal is gone by then, in the direct conversation. A trigger
/// lives three seconds, so a waiting modal is opened first and filled when the bot has answered.
/// </summary>
public sealed partial class ModalTalk(SlackClient client, SlackSender sender, ISlackIntake intake, SlackWords words, TimeProvider time, ILogger<ModalTalk> logger)
{
    /// <summary>How long a sent modal may wait for its answer: less than Slack's three seconds by what comes before and after.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1.5);

    /// <summary>Slack shows the waiting modal by then, so that it does not overtake the answer.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(1);

    /// <summary>Opens a modal with the bot's answer. Where Slack opens none, the answer comes in the direct conversation.</summary>
    public async Task<SlackAnswer> OpenAsync(string trigger, Activity said, CancellationToken cancellation)
    {
        var opened = await client.OpenViewAsync(trigger, View.Line(words.Loading, words), cancellation);
        if (opened is not SlackResult.Done { Body: var body } || body.SelectToken("view.id")?.Value<string>() is not { Length: > 0 } id)
        {
            return await intake.KeepAsync(said, cancellation) is { } wait ? new SlackAnswer.Busy(wait) : SlackAnswer.Nothing;
        }

        return await ContinueAsync(id, said, cancellation);
    }

    /// <summary>Goes on in an open modal.</summary>
    public async Task<SlackAnswer> ContinueAsync(string view, Activity said, CancellationToken cancellation)
    {
        await FillAsync(view, said, await AskAsync(said, cancellation), cancellation);
        return SlackAnswer.Nothing;
    }

    /// <summary>The modal that a sent one becomes: what the bot replies, or the waiting one, which is filled when it has replied.</summary>
    public async Task<JObject> AnswerAsync(string view, Activity said, CancellationToken cancellation)
    {
        var asking = AskAsync(said, cancellation);
        if (await Task.WhenAny(asking, Task.Delay(Soon, time, cancellation)) == asking)
        {
            return Show(await asking);
        }

        _ = FillLaterAsync(view, said, asking, cancellation);
        return View.Line(words.Loading, words);
    }

    private async Task FillLaterAsync(string view, Activity said, Task<IReadOnlyList<Activity>> asking, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(Shown, time, cancellation);
            await FillAsync(view, said, await asking, cancellation);
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

    private async Task FillAsync(string view, Activity said, IReadOnlyList<Activity> replies, CancellationToken cancellation)
    {
        if (await client.UpdateViewAsync(view, Show(replies), cancellation) is SlackResult.Done)
        {
            return;
        }

        foreach (var reply in replies)
        {
            reply.Conversation = said.Conversation;
            if (await sender.SendAsync(reply, cancellation) is not SlackResult.Done)
            {
                Log.NotShown(logger);
            }
        }
    }

    /// <summary>What the bot replies; a line that says so where it cannot.</summary>
    private async Task<IReadOnlyList<Activity>> AskAsync(Activity said, CancellationToken cancellation)
    {
        try
        {
            return await intake.AskAsync(said, cancellation) is { } replies ? [.. replies.Where(reply => reply.Type == ActivityTypes.Message)] : [Line(words.Crowded)];
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            Log.NotAnswered(logger, problem);
            return [Line(words.Sorry)];
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

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "What was said in a modal of Slack could not be answered.")]
        public static partial void NotAnswered(ILogger logger, Exception problem);

        [LoggerMessage(Level = LogLevel.Warning, Message = "An answer reached neither its modal in Slack nor the direct conversation.")]
        public static partial void NotShown(ILogger logger);
    }
}
