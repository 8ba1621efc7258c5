using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

public sealed class FigureTests : IAsyncLifetime
{
    private readonly StorageFixture storage = new();
    private static readonly Person Emil = new("emil", "Emil");

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

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

        AssertSame(new(1, new Dictionary<Cause, int> { [Cause.TwoFactor] = 1 }, [new("gmail", 1)], TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(30)), await SinceAsync(opened));
        AssertSame(new(0, new Dictionary<Cause, int>(), [], null, null), await SinceAsync(opened.AddMilliseconds(1)));
    }

    [Theory]
    [InlineData(new[] { 5 }, 5d)]
    [InlineData(new[] { 1, 100 }, 50.5)]
    [InlineData(new[] { 90, 1, 2 }, 2d)]
    [InlineData(new[] { 7, 7, 9, 7 }, 7d)]
    public async Task The_time_to_claim_is_the_median_of_those_that_were_claimed(int[] minutes, double median)
    {
        var opened = storage.Time.GetUtcNow();
        await AddAsync([Row(1000, opened), .. minutes.Select((claimed, n) => Row(n, opened, claimedAt: opened.AddMinutes(claimed)))]);
        var tally = await SinceAsync(opened);

        Assert.Equal((minutes.Length + 1, median, null), (tally.Tickets, tally.UntilClaimed!.Value.TotalMinutes, tally.UntilResolved));
    }

    /// <summary>More than anybody would read into memory: the database sums, and the numbers are those of every single one.</summary>
    [Fact]
    public async Task The_numbers_are_right_however_many_tickets_there_are()
    {
        var since = storage.Time.GetUtcNow();
        string[] providers = ["gmail", "outlook", "gmx", "yahoo", "zoho", "icloud", ""];
        TicketRow[] rows =
        [
            .. Enumerable.Range(0, 10_050).Select(n => Row(
                n, since.AddSeconds(n), n % 8 is var cause && cause < 5 ? (Cause)cause : null, providers[n * 7 % 31 % providers.Length],
                claimedAt: n % 3 == 0 ? null : since.AddSeconds(n).AddMilliseconds(n * 7919L % 100_003),
                resolvedAt: n % 5 == 0 ? since.AddSeconds(n).AddMilliseconds(n * 104_729L % 1_000_003) : null)),
            Row(20_000, since.AddMilliseconds(-1), Cause.Credentials, "gmail", since, since),
        ];
        await AddAsync(rows);

        AssertSame(Summed(rows.SkipLast(1)), await SinceAsync(since));
    }

    /// <summary>The same, ticket by ticket.</summary>
    private static TicketTally Summed(IEnumerable<TicketRow> rows) => new(
        rows.Count(),
        rows.Where(row => row.Cause is not null).CountBy(row => (Cause)row.Cause!).ToDictionary(),
        [.. rows.Where(row => row.Provider.Length > 0).CountBy(row => row.Provider).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(TicketReport.MostProviders)],
        Median(rows.Select(row => row.ClaimedAt - row.OpenedAt)),
        Median(rows.Select(row => row.ResolvedAt - row.OpenedAt)));

    private static TimeSpan Median(IEnumerable<TimeSpan?> times)
    {
        var sorted = times.OfType<TimeSpan>().Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static void AssertSame(TicketTally expected, TicketTally tally)
    {
        Assert.Equal((expected.Tickets, expected.UntilClaimed, expected.UntilResolved), (tally.Tickets, tally.UntilClaimed, tally.UntilResolved));
        Assert.Equal(expected.ByCause.OrderBy(pair => pair.Key), tally.ByCause.OrderBy(pair => pair.Key));
        Assert.Equal(expected.ByProvider, tally.ByProvider);
    }

    private static TicketRow Row(int number, DateTimeOffset openedAt, Cause? cause = null, string provider = "", DateTimeOffset? claimedAt = null, DateTimeOffset? resolvedAt = null) => new()
    {
        Number = number, CaseId = $"{number}", RequesterChannel = "msteams", RequesterConversation = "x", RequesterId = "anna", Json = "{}",
        OpenedAt = openedAt, Cause = (int?)cause, Provider = provider, ClaimedAt = claimedAt, ResolvedAt = resolvedAt,
    };

    private async Task AddAsync(IEnumerable<TicketRow> rows)
    {
        await using var db = await storage.LookAsync();
        db.Tickets.AddRange(rows);
        await db.SaveChangesAsync(StorageFixture.Cancel);
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

    private async Task<TicketTally> SinceAsync(DateTimeOffset since)
    {
        await using var turn = storage.NewTurn();
        return await Figures(turn).SinceAsync(since, StorageFixture.Cancel);
    }

    private static ITicketFigures Figures(AsyncServiceScope turn) => turn.ServiceProvider.GetRequiredService<ITicketFigures>();

    private static Ticket Done(TicketChange change) => Assert.IsType<TicketChange.Done>(change).Ticket;
}
