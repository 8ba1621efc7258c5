using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.People;

/// <summary>All tables that can hold a text, each either as a place where something of a person is, or with the reason why it is none.</summary>
internal static class PersonalPlaces
{
    /// <summary>Where something of a person is.</summary>
    public static IReadOnlyList<PersonalPlace> All { get; } =
    [
        new PersonalPlace<StateRow>(PersonalKind.Memory, StateOf),
        // Emptied by the ticket desk: that it was, and when what happened to it, stays.
        new PersonalPlace<TicketRow>(PersonalKind.Tickets, static (db, whose) => TicketsOf(db, whose.Person), Stays: true),
        // What experts did is part of what happened to someone else.
        new PersonalPlace<TicketRow>(PersonalKind.Work, WorkOf, Stays: true),
        new PersonalPlace<IncidentRow>(PersonalKind.Work, EndedBy, Stays: true),
        new PersonalPlace<SightingRow>(PersonalKind.Sightings, static (db, whose) => db.Sightings.Where(r => r.Channel == whose.Person.Channel && r.PersonId == whose.Person.Person)),
        // The last answer that went into a response.
        new ReadPlace<InboxRow>(PersonalKind.Sent, AnswersOf),
        new ReadPlace<OutboxRow>(PersonalKind.OnTheWay, PostsOf),
        // What their looks find would be told to them, and kept again.
        new ReadPlace<JobRow>(PersonalKind.OnTheWay, static (db, whose) => db.Jobs.Where(r => r.Order.Contains(whose.Id))),
        new ReadPlace<DeadLetterRow>(PersonalKind.Undelivered, LettersOf),
        new PersonalPlace<CardRow>(PersonalKind.Sent, static (db, whose) => db.Cards.Where(r => r.Lane == whose.Lane)),
        // Who was refused something cannot have that forgotten by a word.
        new PersonalPlace<AuditRow>(PersonalKind.Refusals, static (db, whose) => RefusalsOf(db, whose.Person), Stays: true),
    ];

    /// <summary>Why nothing of a person is to be looked for in the other tables.</summary>
    public static IReadOnlyDictionary<Type, string> Others { get; } = new Dictionary<Type, string>
    {
        [typeof(TicketWordRow)] = "It goes with the words of the ticket that it is about, and names its experts for as long as that does.",
        [typeof(RoomRow)] = "It names a conversation of the helpdesk, and nobody in it.",
        [typeof(CounterRow)] = "It holds a number and what is counted.",
        [typeof(LaneRow)] = "It names a conversation for as long as something is to be done there.",
    };

    /// <summary>The tickets that a person opened.</summary>
    public static IQueryable<TicketRow> TicketsOf(BotDb db, PersonKey person) => db.Tickets.Where(r => r.RequesterChannel == person.Channel && r.RequesterId == person.Person);

    /// <summary>The tickets of others on which a person did or wrote something, as an expert.</summary>
    public static IQueryable<TicketRow> WorkOf(BotDb db, Whose whose) => db.TicketWords.Where(word => word.Word == whose.Expert)
        .Join(db.Tickets, word => word.Ticket, r => r.Number, (_, r) => r).Where(r => r.RequesterId != whose.Person.Person);

    /// <summary>The incidents that a person ended, as an expert. There are few of them: one for all who met the same trouble.</summary>
    public static IQueryable<IncidentRow> EndedBy(BotDb db, Whose whose) => db.Incidents.Where(r => r.OpenAt == null && r.Json.Contains(whose.Ending));

    /// <summary>What was refused to a person.</summary>
    public static IQueryable<AuditRow> RefusalsOf(BotDb db, PersonKey person) => db.Audit.Where(r => r.Channel == person.Channel && r.PersonId == person.Person);

    /// <summary>What the bot remembers of a person anywhere, and of their own chat.</summary>
    public static IQueryable<StateRow> StateOf(BotDb db, Whose whose)
    {
        var (chat, platform) = ($"{whose.Person.Channel}/conversations/{whose.Person.Conversation}", $"{whose.Person.Channel}/");
        return db.State.Where(r => r.Key == chat || (r.Person == whose.Person.Person && r.Key.StartsWith(platform)));
    }

    private static IQueryable<InboxRow> AnswersOf(BotDb db, Whose whose) =>
        db.Inbox.Where(r => r.Channel == whose.Person.Channel && r.State == InboxState.Done && r.Envelope != "" && r.Envelope.Contains(whose.Id));

    private static IQueryable<OutboxRow> PostsOf(BotDb db, Whose whose) => db.Outbox.Where(r =>
        r.Lane == whose.Lane || r.Activity.Contains(whose.Id) || whose.Cards.Contains(r.CardKey) || whose.Lines.Any(lines => EF.Functions.Like(r.CardKey, lines)));

    private static IQueryable<DeadLetterRow> LettersOf(BotDb db, Whose whose) => db.DeadLetters.Where(r =>
        r.Lane == whose.Lane || r.Body.Contains(whose.Id) || whose.Cards.Contains(r.CardKey) || whose.Lines.Any(lines => EF.Functions.Like(r.CardKey, lines)));
}
