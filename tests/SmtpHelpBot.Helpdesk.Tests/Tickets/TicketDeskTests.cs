using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Helpdesk.Tests.Tickets;

public sealed class TicketDeskTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly Person Rosa = new("u-rosa", "Rosa");
    private static readonly Person Emil = new("u-emil", "Emil");
    private static readonly Person Tove = new("u-tove", "Tove");

    [Fact]
    public void A_new_ticket_holds_the_case_and_the_note()
    {
        var ticket = New(note: "Since Monday");

        Assert.Equal(TicketState.New, ticket.State);
        Assert.Equal(Rosa, ticket.Requester);
        var opened = Assert.Single(ticket.History);
        Assert.Equal((Noon, Rosa, TicketEvent.Opened, "Since Monday"), (opened.At, opened.Who, opened.Event, opened.Words!.Value));
    }

    [Fact]
    public void Opened_again_it_belongs_to_no_incident_that_may_be_over()
    {
        var settled = Done(TicketDesk.Settle(New() with { Incident = 7 }, Emil, Words("Gmail works again."), Noon)).Ticket;

        Assert.Equal(7, settled.Incident);
        Assert.Null(Done(TicketDesk.Reopen(settled, Rosa, Noon)).Ticket.Incident);
    }

    [Fact]
    public void A_long_word_is_cut_between_two_characters()
    {
        var word = new string('a', SearchWords.Longest - 1) + "\ud83d\ude00";

        Assert.Equal([word[..(SearchWords.Longest - 1)]], SearchWords.Split(word));
        Assert.Equal([word[1..]], SearchWords.Split(word[1..]));
    }

    [Fact]
    public void An_empty_note_is_no_note() => Assert.Null(New(note: "").History[0].Words);

    [Fact]
    public void A_claim_gives_it_to_the_expert_and_tells_the_requester()
    {
        var done = Done(TicketDesk.Claim(New(), Emil, Noon.AddMinutes(1)));

        Assert.Equal((TicketState.Claimed, Emil), (done.Ticket.State, done.Ticket.Claimer));
        Assert.Equal(new(TicketAudience.Requester, TicketEvent.Claimed, Emil), done.Tell);
    }

    [Fact]
    public void A_claim_by_two_experts_has_one_winner_and_a_named_loser()
    {
        var claimed = Done(TicketDesk.Claim(New(), Emil, Noon.AddMinutes(1))).Ticket;

        Assert.Equal(new TicketChange.Refused(TicketRefusal.AlreadyClaimed, Emil, Noon.AddMinutes(1)), TicketDesk.Claim(claimed, Tove, Noon.AddMinutes(2)));
    }

    [Fact]
    public void A_question_waits_for_the_user_and_their_answer_gives_it_back()
    {
        var asked = Done(TicketDesk.Ask(Claimed(), Emil, Words("Which port?"), Noon));
        var answered = Done(TicketDesk.Answer(asked.Ticket, Rosa, Words("587"), Noon.AddMinutes(5)));

        Assert.Equal(TicketState.WaitingForUser, asked.Ticket.State);
        Assert.Equal(new(TicketAudience.Requester, TicketEvent.Asked, Emil, Words("Which port?")), asked.Tell);
        Assert.Equal((TicketState.Claimed, Emil), (answered.Ticket.State, answered.Ticket.Claimer));
        Assert.Equal(new(TicketAudience.Helpdesk, TicketEvent.Answered, Rosa, Words("587")), answered.Tell);
        Assert.Equal([TicketEvent.Opened, TicketEvent.Claimed, TicketEvent.Asked, TicketEvent.Answered], answered.Ticket.History.Select(e => e.Event));
    }

    [Theory]
    [InlineData(TicketState.New)]
    [InlineData(TicketState.Claimed)]
    [InlineData(TicketState.Reopened)]
    public void What_the_user_adds_unasked_changes_no_state(TicketState state) =>
        Assert.Equal(state, Done(TicketDesk.Answer(In(state), Rosa, Words("It is the scanner"), Noon)).Ticket.State);

    [Theory]
    [InlineData(TicketState.Claimed)]
    [InlineData(TicketState.WaitingForUser)]
    public void A_resolution_names_the_cause_and_tells_the_requester(TicketState state)
    {
        var done = Done(TicketDesk.Resolve(In(state), Emil, Cause.TwoFactor, Words("App password"), Noon));

        Assert.Equal((TicketState.Resolved, Cause.TwoFactor), (done.Ticket.State, done.Ticket.Resolution));
        Assert.Equal(new(TicketAudience.Requester, TicketEvent.Resolved, Emil, Words("App password")), done.Tell);
    }

    [Fact]
    public void Reopened_by_the_user_it_is_free_again_and_the_helpdesk_is_told()
    {
        var done = Done(TicketDesk.Reopen(In(TicketState.Resolved), Rosa, Noon));

        Assert.Equal((TicketState.Reopened, null, null), (done.Ticket.State, done.Ticket.Claimer, done.Ticket.Resolution));
        Assert.Equal(TicketAudience.Helpdesk, done.Tell.To);
        Assert.Equal(Tove, Done(TicketDesk.Claim(done.Ticket, Tove, Noon)).Ticket.Claimer);
    }

    [Fact]
    public void Reopened_by_an_expert_the_user_is_told() =>
        Assert.Equal(TicketAudience.Requester, Done(TicketDesk.Reopen(In(TicketState.Resolved), Tove, Noon)).Tell.To);

    [Fact]
    public void What_the_user_took_back_they_can_hand_over_again_and_an_expert_cannot()
    {
        var again = Done(TicketDesk.Reopen(In(TicketState.Withdrawn), Rosa, Noon, Words("It is back")));

        Assert.Equal((TicketState.Reopened, TicketAudience.Helpdesk, Words("It is back")), (again.Ticket.State, again.Tell.To, again.Tell.Words));
        Assert.Equal(TicketRefusal.Withdrawn, Assert.IsType<TicketChange.Refused>(TicketDesk.Reopen(In(TicketState.Withdrawn), Tove, Noon)).Why);
    }

    [Theory]
    [InlineData(TicketState.Claimed)]
    [InlineData(TicketState.WaitingForUser)]
    public void Any_expert_can_hand_a_ticket_over_so_that_none_is_stuck_with_one_who_is_away(TicketState state)
    {
        var done = Done(TicketDesk.HandOver(In(state), Tove, Words("Emil is away"), Noon));

        Assert.Equal((TicketState.New, null), (done.Ticket.State, done.Ticket.Claimer));
        Assert.Equal(new(TicketAudience.Requester, TicketEvent.HandedOver, Tove, Words("Emil is away")), done.Tell);
        Assert.Equal(Tove, Done(TicketDesk.Claim(done.Ticket, Tove, Noon)).Ticket.Claimer);
    }

    [Theory]
    [InlineData(TicketState.New)]
    [InlineData(TicketState.Claimed)]
    [InlineData(TicketState.WaitingForUser)]
    [InlineData(TicketState.Reopened)]
    public void The_user_can_take_an_open_ticket_back(TicketState state)
    {
        var done = Done(TicketDesk.Withdraw(In(state), Rosa, Noon));

        Assert.Equal(TicketState.Withdrawn, done.Ticket.State);
        Assert.Equal(TicketAudience.Helpdesk, done.Tell.To);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void What_a_state_does_not_allow_is_refused_with_its_reason(TicketState state, string wish, TicketRefusal why) =>
        Assert.Equal(why, Assert.IsType<TicketChange.Refused>(Wish(In(state), wish)).Why);

    [Fact]
    public void What_is_refused_and_what_is_done_cover_every_state_and_wish()
    {
        foreach (var state in Enum.GetValues<TicketState>())
        {
            foreach (var wish in new[] { "claim", "ask", "answer", "resolve", "reopen", "withdraw", "hand over" })
            {
                var refused = Refusals.Any(r => r.Data.Item1 == state && r.Data.Item2 == wish);
                Assert.Equal(refused, Wish(In(state), wish) is TicketChange.Refused);
            }
        }
    }

    [Fact]
    public void Another_expert_is_told_who_has_it_and_since_when()
    {
        var claimed = Done(TicketDesk.Claim(New(), Emil, Noon.AddMinutes(3))).Ticket;
        var other = new TicketChange.Refused(TicketRefusal.ClaimedByOther, Emil, Noon.AddMinutes(3));

        Assert.Equal(other, TicketDesk.Ask(claimed, Tove, Words("?"), Noon));
        Assert.Equal(other, TicketDesk.Resolve(claimed, Tove, Cause.Credentials, Words("x"), Noon));
    }

    [Fact]
    public void Only_the_requester_answers_and_takes_back()
    {
        var refused = new TicketChange.Refused(TicketRefusal.NotRequester, Rosa);

        Assert.Equal(refused, TicketDesk.Answer(In(TicketState.WaitingForUser), Tove, Words("587"), Noon));
        Assert.Equal(refused, TicketDesk.Withdraw(New(), Emil, Noon));
    }

    public static TheoryData<TicketState, string, TicketRefusal> Refusals => new()
    {
        { TicketState.New, "ask", TicketRefusal.NotClaimed },
        { TicketState.New, "resolve", TicketRefusal.NotClaimed },
        { TicketState.New, "reopen", TicketRefusal.NotResolved },
        { TicketState.New, "hand over", TicketRefusal.NotClaimed },
        { TicketState.Claimed, "claim", TicketRefusal.AlreadyClaimed },
        { TicketState.Claimed, "reopen", TicketRefusal.NotResolved },
        { TicketState.WaitingForUser, "claim", TicketRefusal.AlreadyClaimed },
        { TicketState.WaitingForUser, "reopen", TicketRefusal.NotResolved },
        { TicketState.Resolved, "claim", TicketRefusal.AlreadyResolved },
        { TicketState.Resolved, "ask", TicketRefusal.AlreadyResolved },
        { TicketState.Resolved, "answer", TicketRefusal.AlreadyResolved },
        { TicketState.Resolved, "resolve", TicketRefusal.AlreadyResolved },
        { TicketState.Resolved, "withdraw", TicketRefusal.AlreadyResolved },
        { TicketState.Resolved, "hand over", TicketRefusal.AlreadyResolved },
        { TicketState.Reopened, "hand over", TicketRefusal.NotClaimed },
        { TicketState.Reopened, "ask", TicketRefusal.NotClaimed },
        { TicketState.Reopened, "resolve", TicketRefusal.NotClaimed },
        { TicketState.Reopened, "reopen", TicketRefusal.NotResolved },
        { TicketState.Withdrawn, "claim", TicketRefusal.Withdrawn },
        { TicketState.Withdrawn, "ask", TicketRefusal.Withdrawn },
        { TicketState.Withdrawn, "answer", TicketRefusal.Withdrawn },
        { TicketState.Withdrawn, "resolve", TicketRefusal.Withdrawn },
        { TicketState.Withdrawn, "reopen", TicketRefusal.Withdrawn },
        { TicketState.Withdrawn, "withdraw", TicketRefusal.Withdrawn },
        { TicketState.Withdrawn, "hand over", TicketRefusal.Withdrawn },
    };

    private static TicketChange Wish(Ticket ticket, string wish) => wish switch
    {
        "claim" => TicketDesk.Claim(ticket, Emil, Noon),
        "ask" => TicketDesk.Ask(ticket, Emil, Words("?"), Noon),
        "answer" => TicketDesk.Answer(ticket, Rosa, Words("!"), Noon),
        "resolve" => TicketDesk.Resolve(ticket, Emil, Cause.Credentials, Words("done"), Noon),
        "reopen" => TicketDesk.Reopen(ticket, Emil, Noon),
        "hand over" => TicketDesk.HandOver(ticket, Emil, Words("away"), Noon),
        _ => TicketDesk.Withdraw(ticket, Rosa, Noon),
    };

    private static Ticket In(TicketState state) => state switch
    {
        TicketState.New => New(),
        TicketState.Claimed => Claimed(),
        TicketState.WaitingForUser => Done(TicketDesk.Ask(Claimed(), Emil, Words("Which port?"), Noon)).Ticket,
        TicketState.Resolved => Done(TicketDesk.Resolve(Claimed(), Emil, Cause.TwoFactor, Words("done"), Noon)).Ticket,
        TicketState.Reopened => Done(TicketDesk.Reopen(In(TicketState.Resolved), Emil, Noon)).Ticket,
        _ => Done(TicketDesk.Withdraw(New(), Rosa, Noon)).Ticket,
    };

    private static Ticket New(string note = "Help") => TicketDesk.Open(
        new CaseFile { Id = new CaseId("case"), OpenedAt = Noon }, Rosa, new("local", "chat", "{}"), new("local", "desk", "{}"), Words(note), Noon);

    private static Ticket Claimed() => Done(TicketDesk.Claim(New(), Emil, Noon)).Ticket;

    private static TicketChange.Done Done(TicketChange change) => Assert.IsType<TicketChange.Done>(change);

    private static RedactedText Words(string text) => Redactor.Redact(text).Text;
}
