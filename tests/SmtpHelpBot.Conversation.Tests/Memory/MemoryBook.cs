using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Memory;

/// <summary>Tickets, and the figures of them. As strict as the real book: a turn changes only what it has looked at.</summary>
internal sealed class MemoryBook : ITicketBook, ITicketFigures
{
    private readonly Dictionary<int, string> tickets = [];
    private readonly HashSet<int> seen = [];

    /// <summary>Another turn begins: it has looked at nothing yet.</summary>
    public void BeginTurn() => seen.Clear();

    public Task<Ticket> AddAsync(Ticket ticket, CancellationToken cancellation)
    {
        Assert.DoesNotContain(All, other => other.Case.Id == ticket.Case.Id);
        var added = ticket with { Number = tickets.Count + 1, Version = 1 };
        seen.Add(added.Number);
        Save(added);
        return Task.FromResult(added);
    }

    public void Save(Ticket ticket)
    {
        Assert.True(seen.Contains(ticket.Number), $"Ticket {ticket.Number} is changed by a turn that never looked at it.");
        tickets[ticket.Number] = System.Text.Json.JsonSerializer.Serialize(ticket);
    }

    public Task<Ticket?> FindAsync(int number, CancellationToken cancellation) => Task.FromResult(See(All.FirstOrDefault(ticket => ticket.Number == number)));

    public Task<Ticket?> FindByCaseAsync(Diagnosis.Cases.CaseId caseId, CancellationToken cancellation) => Task.FromResult(See(All.FirstOrDefault(ticket => ticket.Case.Id == caseId)));

    public Task<Ticket?> FindWaitingAsync(string channel, string conversation, string personId, CancellationToken cancellation) =>
        Task.FromResult(See(All.LastOrDefault(ticket => ticket.State == TicketState.WaitingForUser && ticket.Requester.Id == personId
            && ticket.RequesterAddress.Channel == channel && ticket.RequesterAddress.Conversation == conversation)));

    public Task<IReadOnlyList<Ticket>> FindOpenAsync(string channel, string conversation, string personId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Ticket>>([.. All.Where(ticket => !ticket.IsOver && ticket.Requester.Id == personId
            && ticket.RequesterAddress.Channel == channel && ticket.RequesterAddress.Conversation == conversation).Reverse().Select(ticket => See(ticket)!)]);

    public Task<IReadOnlyList<int>> StandingStillAsync(DateTimeOffset? unclaimed, DateTimeOffset? unanswered, DateTimeOffset? untouched, int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<int>>([.. All.Where(ticket => ReminderPolicy.WaitsSince(ticket) <= (ticket.State switch { TicketState.WaitingForUser => unanswered, TicketState.Claimed => untouched, _ => unclaimed })).Select(ticket => ticket.Number).Take(most)]);

    public int SolvedAlone { get; private set; }

    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellation)
    {
        var found = All.Where(ticket => !(query.OnlyOpen && ticket.IsOver) && (query.Incident is null || ticket.Incident == query.Incident) && (query.ClaimerId is null || ticket.Claimer?.Id == query.ClaimerId)
            && SearchWords.Split(query.Search ?? "").All(wanted => SearchWords.Of(ticket).Any(word => word.StartsWith(wanted, StringComparison.Ordinal)))).ToList();
        return Task.FromResult(new TicketPage([.. found.Take(query.Most)], found.Count));
    }

    public Task<TicketTally> SinceAsync(DateTimeOffset since, CancellationToken cancellation) => Task.FromResult(new TicketTally(
        tickets.Count,
        All.Select(ticket => ticket.Resolution).OfType<Cause>().CountBy(cause => cause).ToDictionary(),
        [.. All.Select(ticket => ticket.Case.Provider ?? "").Where(provider => provider.Length > 0).CountBy(provider => provider).OrderByDescending(pair => pair.Value)],
        null,
        null));

    public void CountSolvedAlone(DateTimeOffset at) => SolvedAlone++;

    public Task<int> SolvedAloneSinceAsync(DateTimeOffset since, CancellationToken cancellation) => Task.FromResult(SolvedAlone);

    public IEnumerable<Ticket> All => tickets.Values.Select(json => System.Text.Json.JsonSerializer.Deserialize<Ticket>(json)!);

    private Ticket? See(Ticket? ticket)
    {
        if (ticket is not null)
        {
            seen.Add(ticket.Number);
        }

        return ticket;
    }
}
