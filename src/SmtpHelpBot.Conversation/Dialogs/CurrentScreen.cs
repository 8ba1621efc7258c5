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
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>The screen that fits a case where no dialog is open, and the one that says where we are.</summary>
internal sealed class CurrentScreen(CaseDrawer drawer, Stage stage, TicketOffice office, ITicketFigures figures, TimeProvider time)
{
    /// <summary>Shows the case as it stands.</summary>
    public async Task ShowAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        await (open switch
        {
            { State: CaseState.HandedOver } => ShowStatusAsync(turn, cancellation),
            { State: CaseState.Solved } => stage.ShowAsync(turn, ClosingScreen.Of(texts), cancellation),
            _ => ShowFindingsAsync(turn, cancellation),
        });
    }

    /// <summary>Closes a case that is solved: its ticket is taken back, and the person reads what keeps mail going out.</summary>
    public async Task CloseAsync(ITurnContext turn, CaseFile solved, CancellationToken cancellation)
    {
        if (solved.Ticket is null && await drawer.OpenAsync(turn, cancellation) is { State: not CaseState.Solved })
        {
            figures.CountSolvedAlone(time.GetUtcNow());
        }

        await office.WithdrawAsync(turn, await drawer.MoveAsync(turn, solved, cancellation), cancellation);
        await stage.ShowAsync(turn, ClosingScreen.Of(Texts.For(turn.Activity.Locale)), cancellation);
    }

    /// <summary>Shows what the evidence says, whoever has the case.</summary>
    public async Task ShowFindingsAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        await (open switch
        {
            _ when Counsel.Diagnosis(open, time.Today, texts) is { } diagnosis => stage.ShowAsync(turn, diagnosis, open, cancellation),
            _ when Counsel.Question(open, texts) is { } question => stage.ShowAsync(turn, QuestionScreen.Of(question, texts), cancellation),
            _ when CaseLearning.GaveSettingsOnly(open) => stage.ShowAsync(turn, StepCounsel.Screen(StepId.CompareSettings, open, time.Today, texts), open, cancellation),
            _ => stage.ShowAsync(turn, WelcomeScreen.Of(texts), cancellation),
        });
    }

    /// <summary>Says where we are, and how the ticket stands.</summary>
    public async Task ShowStatusAsync(ITurnContext turn, CancellationToken cancellation)
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

    /// <summary>Shows where the provider is reached, as a message of its own.</summary>
    public Task AddProviderAsync(ITurnContext turn, CaseFile open, CancellationToken cancellation) =>
        stage.AddAsync(turn, HandoverCounsel.Provider(open, Texts.For(turn.Activity.Locale)), cancellation);

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
