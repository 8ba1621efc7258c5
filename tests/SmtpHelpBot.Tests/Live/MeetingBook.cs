using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Tests.Live;

/// <summary>The real ticket book, in which the first turns that look at a ticket wait for each other: each has read it before any has changed it.</summary>
internal sealed class MeetingBook(ITicketBook book, MeetingBook.Meeting meeting) : ITicketBook
{
    public async Task<Ticket?> FindAsync(int number, CancellationToken cancellation)
    {
        var found = await book.FindAsync(number, cancellation);
        await meeting.WaitAsync(cancellation);
        return found;
    }

    public Task<Ticket> AddAsync(Ticket ticket, CancellationToken cancellation) => book.AddAsync(ticket, cancellation);

    public void Save(Ticket ticket) => book.Save(ticket);

    public Task<Ticket?> FindByCaseAsync(CaseId caseId, CancellationToken cancellation) => book.FindByCaseAsync(caseId, cancellation);

    public Task<Ticket?> FindWaitingAsync(string channel, string conversation, string personId, CancellationToken cancellation) => book.FindWaitingAsync(channel, conversation, personId, cancellation);

    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellation) => book.ListAsync(query, cancellation);

    public Task<IReadOnlyList<Ticket>> FindOpenAsync(string channel, string conversation, string personId, CancellationToken cancellation) => book.FindOpenAsync(channel, conversation, personId, cancellation);

    public Task<IReadOnlyList<int>> StandingStillAsync(DateTimeOffset? unclaimed, DateTimeOffset? unanswered, DateTimeOffset? untouched, int most, CancellationToken cancellation) => book.StandingStillAsync(unclaimed, unanswered, untouched, most, cancellation);

    public static void AddTo(IServiceCollection services, Meeting meeting)
    {
        var real = services.Last(service => service.ServiceType == typeof(ITicketBook)).ImplementationType!;
        services.AddScoped<ITicketBook>(provider => new MeetingBook((ITicketBook)ActivatorUtilities.CreateInstance(provider, real), meeting));
    }

    /// <summary>Lets nobody go on until all are there; who comes later goes on at once.</summary>
    internal sealed class Meeting
    {
        private readonly TaskCompletionSource all = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int missing = int.MaxValue;

        /// <summary>From now on so many are waited for.</summary>
        public void Call(int people) => missing = people;

        public Task WaitAsync(CancellationToken cancellation)
        {
            if (Volatile.Read(ref missing) == int.MaxValue)
            {
                return Task.CompletedTask;
            }

            if (Interlocked.Decrement(ref missing) == 0)
            {
                all.SetResult();
            }

            return all.Task.WaitAsync(cancellation);
        }
    }
}
