using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Orders looks at servers: a job each, which reports back as events.</summary>
internal sealed class ServerLooks(Stage stage, IPost post, IJobs jobs)
{
    /// <summary>Orders one for a case. The progress card has a key of its own, by which the job's events change it later.</summary>
    /// <param name="turn">The turn in which it is asked for.</param>
    /// <param name="form">What is looked at.</param>
    /// <param name="open">The case that learns from it.</param>
    /// <param name="isAgain">Whether it is to be looked at anew, though somebody else may have just asked for the same.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task OrderAsync(ITurnContext turn, ServerForm form, CaseFile open, bool isAgain, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var here = turn.Activity.GetConversationReference();
        var order = new ProbeOrder(form.Target, form.Ports, open.Id.Value, $"probe:{CaseId.New()}")
        {
            Who = $"{turn.Activity.ChannelId}|{turn.Activity.From.Id}",
            Fresh = isAgain,
        };
        if (turn.TurnState.Get<Wish>().Click is not null)
        {
            await stage.ShowAsync(turn, LineScreen.Of(texts.Format("say.check_below", ("target", form.Target))), cancellation);
        }

        post.Send(here, CardDeck.Render(ProbeProgressScreen.Of(order, [], texts), texts), order.CardKey);
        jobs.Probe(order, here);
    }
}
