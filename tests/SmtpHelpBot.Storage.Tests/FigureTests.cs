using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

public sealed class FigureTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private static readonly Person Emil = new("emil", "Emil");

    [Fact]
    public async Task A_ticket_leaves_its_figures()
    {
        var opened = storage.Time.GetUtcNow();
        var ticket = storage.NewTicket("anna");
        ticket = ticket with { Case = ticket.Case with { Provider = "Gmail" } };
        ticket = Done(TicketDesk.Claim(ticket, Emil, opened.AddMinutes(4)));
        ticket = Done(TicketDesk.Resolve(ticket, Emil, Cause.TwoFactor, Redactor.Redact("App password.").Text, opened.AddMinutes(30)));
        await using (var turn = storage.NewTurn())
        {
            await turn.ServiceProvider.GetRequiredService<ITicketBook>().AddAsync(ticket, StorageFixture.Cancel);
            await turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel);
        }

        Assert.Equal([new(Cause.TwoFactor, "gmail", opened, opened.AddMinutes(4), opened.AddMinutes(30))], await SinceAsync(opened));
        Assert.Empty(await SinceAsync(opened.AddMilliseconds(1)));
    }

    [Fact]
    public async Task Who_needed_no_ticket_is_counted_by_the_day()
    {
        var now = new DateTimeOffset(2026, 11, 24, 23, 0, 0, TimeSpan.Zero);
        foreach (var at in (DateTimeOffset[])[now.AddDays(-40), now.AddDays(-1), now, now])
        {
            await using var turn = storage.NewTurn();
            Figures(turn).CountSolvedAlone(at);
            await turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel);
        }

        await using var look = storage.NewTurn();
        Assert.Equal(3, await Figures(look).SolvedAloneSinceAsync(now.AddDays(-30), StorageFixture.Cancel));
        Assert.Equal(2, await Figures(look).SolvedAloneSinceAsync(now, StorageFixture.Cancel));
    }

    private async Task<IReadOnlyList<TicketFigure>> SinceAsync(DateTimeOffset since)
    {
        await using var turn = storage.NewTurn();
        return await Figures(turn).SinceAsync(since, StorageFixture.Cancel);
    }

    private static ITicketFigures Figures(AsyncServiceScope turn) => turn.ServiceProvider.GetRequiredService<ITicketFigures>();

    private static Ticket Done(TicketChange change) => Assert.IsType<TicketChange.Done>(change).Ticket;
}
