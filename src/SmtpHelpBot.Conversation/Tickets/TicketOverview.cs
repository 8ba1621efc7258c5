using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Lists tickets for the experts, and says how the helpdesk fares.</summary>
internal sealed class TicketOverview(ITicketBook book, ITicketFigures figures, Stage stage, TimeProvider time)
{
    private const string Mine = "mine";
    private static readonly TimeSpan Reported = TimeSpan.FromDays(30);

    /// <summary>Shows what an expert asked to see.</summary>
    public async Task ShowAsync(ITurnContext turn, Wish wish, CancellationToken cancellation) =>
        await stage.AddAsync(turn, wish.Kind == WishKind.Report ? await ReportAsync(cancellation) : await ListAsync(turn, wish.Words, cancellation), cancellation);

    private async Task<TicketListScreen> ListAsync(ITurnContext turn, string words, CancellationToken cancellation)
    {
        var query = words.ToLowerInvariant() switch
        {
            "" => new TicketQuery(OnlyOpen: true),
            Mine => new TicketQuery(OnlyOpen: true, ClaimerId: turn.Activity.From.Id),
            var wanted => new TicketQuery(OnlyOpen: false, Search: wanted),
        };
        return TicketListScreen.Of(await book.ListAsync(query, cancellation), words, time.GetUtcNow(), Texts.English);
    }

    private async Task<ReportScreen> ReportAsync(CancellationToken cancellation)
    {
        var since = time.GetUtcNow() - Reported;
        return ReportScreen.Of(
            TicketReport.Of(await figures.SinceAsync(since, cancellation), await figures.SolvedAloneSinceAsync(since, cancellation)), (int)Reported.TotalDays, Texts.English);
    }
}
