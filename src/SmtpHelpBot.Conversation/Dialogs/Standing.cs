using System.Globalization;
using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Where we are with a case, and how the person's tickets stand.</summary>
internal sealed class Standing(CaseDrawer drawer, Stage stage, TicketOffice office)
{
    /// <summary>Says it.</summary>
    public async Task ShowAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        var ticket = await office.TicketOfAsync(open, cancellation);
        var told = texts[open switch
        {
            { State: CaseState.HandedOver } when ticket is { State: TicketState.Resolved } => "card.status.answered",
            { State: CaseState.HandedOver } when ticket is { State: TicketState.WaitingForUser } => "card.status.asked",
            { State: CaseState.HandedOver } => "card.status.handed",
            { State: CaseState.Solved } => "card.status.solved",
            { Readings.Count: 0, Steps.Count: 0, Probes.Count: 0 } => "card.status.nothing",
            _ => "card.status.open",
        }];
        var screen = new StatusScreen
        {
            Summary = texts.Format("card.status.summary", ("told", told)),
            Told = told,
            Facts = [.. FactsOf(open, texts), .. TicketFacts(ticket, await office.OpenHereAsync(turn, cancellation), texts)],
        };
        await stage.ShowAsync(turn, screen, open, cancellation);
    }

    private static IEnumerable<Fact> FactsOf(CaseFile open, Texts texts)
    {
        if (open.Assessment.Likeliest is { } cause)
        {
            yield return new(texts["card.status.fact_cause"], texts[$"cause.{cause.ToName()}"]);
        }

        if (open.Steps.Count > 0)
        {
            yield return new(texts["card.status.fact_tried"], open.Steps.Count.ToString(CultureInfo.InvariantCulture));
        }

        if (open.Probes.Count > 0)
        {
            yield return new(texts["card.status.fact_checks"], open.Probes.Count.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The ticket of this case, and those of earlier ones that are still open.</summary>
    private static IEnumerable<Fact> TicketFacts(Ticket? own, IReadOnlyList<Ticket> others, Texts texts) =>
        (own is null ? others : others.Where(other => other.Number != own.Number).Prepend(own)).Select(ticket => new Fact(
            texts["card.status.fact_ticket"],
            texts.Format("card.status.ticket", ("number", TicketWords.Number(ticket)), ("state", TicketWords.State(ticket, texts)))));
}
