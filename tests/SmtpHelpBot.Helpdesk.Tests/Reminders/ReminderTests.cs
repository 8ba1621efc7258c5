using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Helpdesk.Tests.Reminders;

public sealed class ReminderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Person Rosa = new("u-rosa", "Rosa");
    private static readonly Person Emil = new("u-emil", "Emil");
    private static readonly QuietHours Night = new(new(19, 0), new(7, 0), TimeZoneInfo.Utc);
    private static readonly ReminderPolicy Policy = new(TimeSpan.FromMinutes(30), TimeSpan.FromHours(24), TimeSpan.FromHours(4), Night);

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void A_ticket_that_nobody_claims_is_due_after_its_time(int minutes, bool due) => Assert.Equal(due, Policy.IsDue(New(), Noon.AddMinutes(minutes)));

    [Fact]
    public void A_question_that_is_not_answered_is_due_later()
    {
        Assert.False(Policy.IsDue(Asked(), Noon.AddHours(5)));
        Assert.True(Policy.IsDue(Asked(), Noon.AddHours(24)));
    }

    [Fact]
    public void Who_claimed_a_ticket_is_reminded_of_it_and_after_an_answer_again()
    {
        var claimed = Done(TicketDesk.Claim(New(), Emil, Noon));
        Assert.False(Policy.IsDue(claimed, Noon.AddMinutes(239)));
        Assert.True(Policy.IsDue(claimed, Noon.AddHours(4)));
        var answered = Done(TicketDesk.Answer(Asked(), Rosa, Words("587"), Noon.AddHours(1)));
        Assert.False(Policy.IsDue(answered, Noon.AddHours(4)));
        Assert.True(Policy.IsDue(answered, Noon.AddHours(5)));
        Assert.False((Policy with { Untouched = null }).IsDue(answered, Noon.AddHours(5)));

        var reminded = TicketDesk.Remind(answered, Noon.AddHours(5))!;
        Assert.Equal((TicketAudience.Helpdesk, TicketEvent.ClaimerReminded, Emil), (reminded.Tell.To, reminded.Ticket.History[^1].Event, reminded.Ticket.History[^1].Who));
        Assert.Equal((TicketState.Claimed, Emil), (reminded.Ticket.State, reminded.Ticket.Claimer));
    }

    [Fact]
    public void Nothing_is_due_once_a_ticket_is_over()
    {
        var claimed = Done(TicketDesk.Claim(New(), Emil, Noon));
        Assert.All(
            [Done(TicketDesk.Resolve(claimed, Emil, Cause.TwoFactor, Words("done"), Noon)), Done(TicketDesk.Withdraw(New(), Rosa, Noon))],
            ticket =>
            {
                Assert.False(Policy.IsDue(ticket, Noon.AddDays(3)));
                Assert.Null(TicketDesk.Remind(ticket, Noon));
            });
    }

    [Fact]
    public void A_reminder_begins_the_waiting_anew_and_three_are_enough()
    {
        var (ticket, now) = (New(), Noon);
        for (var reminder = 0; reminder < ReminderPolicy.MostReminders; reminder++)
        {
            now = now.AddMinutes(30);
            Assert.True(Policy.IsDue(ticket, now));
            ticket = TicketDesk.Remind(ticket, now)!.Ticket;
            Assert.False(Policy.IsDue(ticket, now.AddMinutes(29)));
        }

        Assert.False(Policy.IsDue(ticket, now.AddHours(3)));
        Assert.True(Policy.IsDue(Done(TicketDesk.Answer(ticket, Rosa, Words("Hello?"), now)), now.AddMinutes(30)));
    }

    [Fact]
    public void The_requester_is_reminded_in_the_words_of_the_question()
    {
        var reminded = TicketDesk.Remind(Asked(), Noon.AddDays(1))!;

        Assert.Equal(new(TicketAudience.Requester, TicketEvent.Asked, Emil, Words("Which port?")), reminded.Tell);
        Assert.Equal((TicketState.WaitingForUser, TicketEvent.RequesterReminded), (reminded.Ticket.State, reminded.Ticket.History[^1].Event));
    }

    [Theory]
    [InlineData(18, 59, false)]
    [InlineData(19, 0, true)]
    [InlineData(0, 0, true)]
    [InlineData(6, 59, true)]
    [InlineData(7, 0, false)]
    public void The_night_goes_over_midnight(int hour, int minute, bool quiet) =>
        Assert.Equal(quiet, Night.Covers(new(2026, 11, 24, hour, minute, 0, TimeSpan.Zero)));

    [Fact]
    public void It_is_the_night_of_the_helpdesk_and_where_its_ends_are_equal_there_is_none()
    {
        var tokyo = Night with { Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo") };
        Assert.True(tokyo.Covers(Noon));
        Assert.False((tokyo with { Until = tokyo.From }).Covers(Noon));
    }

    [Fact]
    public void What_is_due_in_the_night_waits_for_the_morning()
    {
        var ticket = TicketDesk.Open(new CaseFile { Id = new("case"), OpenedAt = Noon }, Rosa, new("local", "chat", "{}"), new("local", "desk", "{}"), null, Noon.AddHours(10));
        Assert.False(Policy.IsDue(ticket, Noon.AddHours(11)));
        Assert.True(Policy.IsDue(ticket, Noon.AddHours(19)));
    }

    private static Ticket New() => TicketDesk.Open(new CaseFile { Id = new("case"), OpenedAt = Noon }, Rosa, new("local", "chat", "{}"), new("local", "desk", "{}"), null, Noon);

    private static Ticket Asked() => Done(TicketDesk.Ask(Done(TicketDesk.Claim(New(), Emil, Noon)), Emil, Words("Which port?"), Noon));

    private static Ticket Done(TicketChange change) => Assert.IsType<TicketChange.Done>(change).Ticket;

    private static RedactedText Words(string text) => Redactor.Redact(text).Text;
}
