using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Reports;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>The screen that fits a case where no dialog is open.</summary>
internal sealed class CurrentScreen(CaseDrawer drawer, Stage stage, Standing standing, TicketOffice office, ITicketFigures figures, TimeProvider time)
{
    /// <summary>Shows the case as it stands.</summary>
    public async Task ShowAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        await (open switch
        {
            { State: CaseState.HandedOver } => standing.ShowAsync(turn, cancellation),
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
            _ when StepCounsel.Offered(open) is { } step => stage.ShowAsync(turn, StepCounsel.Screen(step, open, time.Today, texts), open, cancellation),
            _ => stage.ShowAsync(turn, WelcomeScreen.Of(texts), cancellation),
        });
    }
}
