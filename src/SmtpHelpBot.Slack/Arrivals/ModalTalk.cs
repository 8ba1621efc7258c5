using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Slack.Sending;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>
/// Talks in a modal: what the bot replies is shown there. A trigger lives three seconds, so a waiting modal is opened first and
/// filled when the bot has answered.
/// </summary>
public sealed class ModalTalk(SlackClient client, ISlackIntake intake, SlackWords words)
{
    /// <summary>Opens a modal with the bot's answer. Where Slack opens none, the answer comes in the direct conversation.</summary>
    public async Task<SlackAnswer> OpenAsync(string trigger, Activity said, CancellationToken cancellation)
    {
        var opened = await client.OpenViewAsync(trigger, View.Line(words.Loading, words), cancellation);
        if (opened is not SlackResult.Done { Body: var body } || body.SelectToken("view.id")?.Value<string>() is not { Length: > 0 } id)
        {
            return await intake.KeepAsync(said, cancellation) is { } wait ? new SlackAnswer.Busy(wait) : SlackAnswer.Nothing;
        }

        await client.UpdateViewAsync(id, await AskAsync(said, cancellation), cancellation);
        return SlackAnswer.Nothing;
    }

    /// <summary>Goes on in an open modal.</summary>
    public async Task<SlackAnswer> ContinueAsync(string view, Activity said, CancellationToken cancellation)
    {
        await client.UpdateViewAsync(view, await AskAsync(said, cancellation), cancellation);
        return SlackAnswer.Nothing;
    }

    /// <summary>The modal that shows what the bot replies.</summary>
    public async Task<JObject> AskAsync(Activity said, CancellationToken cancellation) => await intake.AskAsync(said, cancellation) switch
    {
        null => View.Line(words.Crowded, words),
        var replies => Show([.. replies.Where(reply => reply.Type == ActivityTypes.Message)]),
    };

    private JObject Show(IReadOnlyList<Activity> replies)
    {
        if (replies is [var only] && Cards.CardOf(only) is { } card && CardRenderer.Form(card, only.Summary) is { Form: { } form } asked)
        {
            return View.Form(form, asked.Blocks, place: null, message: null, words);
        }

        var blocks = replies.SelectMany(reply => Cards.Render(reply).Blocks).Take(SlackLimits.BlocksInView - 1).Append(Block.Context(Mrkdwn.Escape(words.GoesOn)));
        return View.Modal(blocks, words.Name, words);
    }
}
