using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Opens tickets, keeps their changes and sends the news: to the card in the helpdesk, and to the requester.</summary>
internal sealed class TicketOffice(ITicketBook book, IHelpdeskRooms rooms, TopicRoutes routes, IPost post, IKeptTalk talk, PersonalChats chats, TimeProvider time)
{
    /// <summary>Whether there is anyone to hand over to.</summary>
    public async Task<bool> HasHelpdeskAsync(CancellationToken cancellation) => (await rooms.AllAsync(cancellation)).Count > 0;

    /// <summary>The ticket of a case; null where there is none.</summary>
    public async Task<Ticket?> TicketOfAsync(CaseFile open, CancellationToken cancellation) =>
        open.Ticket is { } number ? await book.FindAsync(number, cancellation) : null;

    /// <summary>The ticket of a case that a human still has; null where there is none.</summary>
    public async Task<Ticket?> OpenTicketOfAsync(CaseFile open, CancellationToken cancellation) =>
        await TicketOfAsync(open, cancellation) is { IsOver: false } ticket ? ticket : null;

    /// <summary>The open tickets of this person in this conversation, and where those that are opened here are told of; newest first.</summary>
    public async Task<IReadOnlyList<Ticket>> OpenHereAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var here = Places.Of(turn);
        var open = await OpenAtAsync(turn, here, cancellation);
        return await chats.FindAsync(turn, cancellation) is { } own && !own.SamePlaceAs(here)
            ? [.. open.Concat(await OpenAtAsync(turn, own, cancellation)).OrderByDescending(ticket => ticket.Number)]
            : open;
    }

    /// <summary>
    /// Opens a ticket; its card goes to the helpdesk that takes its topic, on whatever platform. A case has one ticket: one that was
    /// over is opened again.
    /// </summary>
    public async Task<Ticket> OpenAsync(ITurnContext turn, CaseFile open, RedactedText note, CancellationToken cancellation)
    {
        var here = Places.Of(turn);
        var room = routes.Choose(await rooms.AllAsync(cancellation), open, here.Channel) ?? throw new InvalidOperationException("There is no helpdesk to hand over to.");
        var address = await chats.FindAsync(turn, cancellation) ?? here;
        if (await TicketOfAsync(open, cancellation) is { } known)
        {
            return await GoOnAsync(turn, known, known with { Case = open, RequesterAddress = address }, note, cancellation);
        }

        var ticket = await book.AddAsync(TicketDesk.Open(open, PersonOf(turn), address, room, note, time.GetUtcNow()), cancellation);
        post.Send(Places.Read(room.Reference), CardDeck.Render(Screen(ticket), Texts.English), CardKey(ticket));
        return ticket;
    }

    /// <summary>Takes the open ticket of a case back, if it has one: what is solved needs no human.</summary>
    public async Task WithdrawAsync(ITurnContext turn, CaseFile solved, CancellationToken cancellation)
    {
        if (await OpenTicketOfAsync(solved, cancellation) is { } ticket)
        {
            await WithdrawAsync(turn, ticket, cancellation);
        }
    }

    /// <summary>Takes a ticket back, if it is not over.</summary>
    public async Task WithdrawAsync(ITurnContext turn, Ticket ticket, CancellationToken cancellation)
    {
        if (TicketDesk.Withdraw(ticket, PersonOf(turn), time.GetUtcNow()) is TicketChange.Done done)
        {
            await KeepAsync(done, cancellation);
        }
    }

    /// <summary>
    /// Keeps a change: the card changes in place, its thread gets a line, and the requester hears of what an expert did. Where the
    /// conversation that had the card is no helpdesk any more, an open ticket has its card in the one that takes its topic now.
    /// </summary>
    public async Task KeepAsync(TicketChange.Done done, CancellationToken cancellation)
    {
        var isAtHome = await IsAtHomeAsync(done.Ticket, cancellation);
        if (isAtHome || done.Ticket.IsOver)
        {
            Show(done, isNew: !isAtHome);
            return;
        }

        var room = routes.Choose(await rooms.AllAsync(cancellation), done.Ticket.Case, done.Ticket.RequesterAddress.Channel);
        Show(done with { Ticket = done.Ticket with { Helpdesk = room } }, isNew: true);
        if (room is null && TicketDesk.Strand(done.Ticket, time.GetUtcNow()) is { } stranded)
        {
            Show(stranded, isNew: true);
        }
    }

    /// <summary>Puts the card of an open ticket into another helpdesk conversation, or where there is none tells the requester that it waits for one.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="among">The helpdesk conversations that can have it.</param>
    public void Move(Ticket ticket, IReadOnlyList<Address> among)
    {
        var change = routes.Choose(among, ticket.Case, ticket.RequesterAddress.Channel) is { } room
            ? TicketDesk.Move(ticket, room, time.GetUtcNow())
            : TicketDesk.Strand(ticket, time.GetUtcNow());
        if (change is not null)
        {
            Show(change, isNew: true);
        }
    }

    /// <summary>Forgets who opened a ticket and what was written; its card says so, and the lines under it go.</summary>
    public void Forget(Ticket ticket)
    {
        var forgotten = TicketDesk.Forget(ticket, time.GetUtcNow());
        book.Save(forgotten);
        ShowChange(forgotten);
        if (ticket.Helpdesk is { } helpdesk)
        {
            TakeLinesDown(ticket, Places.Read(helpdesk.Reference));
        }
    }

    /// <summary>Takes a ticket's card and its lines out of a conversation that is no helpdesk any more and can still be reached.</summary>
    public void TakeDown(Ticket ticket, Address from)
    {
        var room = Places.Read(from.Reference);
        post.Delete(room, CardKey(ticket));
        TakeLinesDown(ticket, room);
    }

    /// <summary>Forgets the words of an answer whose message was changed or taken back; the card says nothing of them any more, and the line goes.</summary>
    public Ticket TakeBack(Ticket ticket, TicketEntry answer)
    {
        var without = TicketDesk.TakeBack(ticket, answer);
        book.Save(without);
        ShowChange(without);
        if (ticket.Helpdesk is { } helpdesk)
        {
            post.Delete(Places.Read(helpdesk.Reference), TicketKeys.OfLine(ticket.Number, ticket.History.ToList().IndexOf(answer) + 1));
        }

        return without;
    }

    /// <summary>Puts the case as it is now into its ticket, if it has one; the card shows it, and nobody is told.</summary>
    public async Task RenewAsync(CaseFile open, CancellationToken cancellation)
    {
        if (await TicketOfAsync(open, cancellation) is { IsForgotten: false } ticket)
        {
            var renewed = ticket with { Case = open };
            book.Save(renewed);
            if (await IsAtHomeAsync(renewed, cancellation))
            {
                ShowChange(renewed);
            }
        }
    }

    /// <summary>Puts a ticket to an incident, or takes it out; its card says so, and nobody is told.</summary>
    public Ticket Group(Ticket ticket, int? incident)
    {
        var grouped = ticket with { Incident = incident };
        book.Save(grouped);
        ShowChange(grouped);
        return grouped;
    }

    /// <summary>Sends the requester a screen, wherever they are.</summary>
    public void Tell(Ticket ticket, Screen screen, Texts texts)
    {
        var to = Places.Read(ticket.RequesterAddress.Reference);
        var message = CardDeck.Render(screen, texts);
        post.Send(to, PersonalChats.IsShared(to.Conversation) ? Mentions.Call(message, ticket.Requester, to.ChannelId) : message);
    }

    /// <summary>The ticket as the helpdesk sees it.</summary>
    public static TicketScreen Screen(Ticket ticket) => TicketScreen.Of(ticket, HandoverCounsel.View(ticket.Case, Texts.English), Texts.English);

    /// <summary>The ticket as the expert sees it who pressed a button; what was not pressed is answered for all to see.</summary>
    public static TicketScreen Screen(Ticket ticket, ITurnContext turn) =>
        TicketScreen.Of(ticket, HandoverCounsel.View(ticket.Case, Texts.English), Texts.English, ViewerOf(turn));

    /// <summary>The same with all that is known.</summary>
    public static TicketScreen Details(Ticket ticket, ITurnContext turn) =>
        TicketScreen.Full(ticket, HandoverCounsel.View(ticket.Case, Texts.English), Texts.English, ViewerOf(turn));

    /// <summary>Who speaks in this turn, by the verified envelope.</summary>
    public static Person PersonOf(ITurnContext turn) => new(turn.Activity.From.Id, turn.Activity.From.Name is { Length: > 0 } name ? name : turn.Activity.From.Id);

    private Task<IReadOnlyList<Ticket>> OpenAtAsync(ITurnContext turn, Address where, CancellationToken cancellation) =>
        book.FindOpenAsync(where.Channel, where.Conversation, turn.Activity.From.Id, cancellation);

    /// <summary>A ticket that is over is opened again; to one that somebody opened again meanwhile the note is added.</summary>
    private async Task<Ticket> GoOnAsync(ITurnContext turn, Ticket known, Ticket renewed, RedactedText note, CancellationToken cancellation)
    {
        var change = known.IsOver ? TicketDesk.Reopen(renewed, PersonOf(turn), time.GetUtcNow(), note) : TicketDesk.Answer(renewed, PersonOf(turn), note, time.GetUtcNow());
        if (change is not TicketChange.Done done)
        {
            return known;
        }

        await KeepAsync(done, cancellation);
        return done.Ticket;
    }

    private async Task<bool> IsAtHomeAsync(Ticket ticket, CancellationToken cancellation) =>
        ticket.Helpdesk is { } home && await rooms.IsHelpdeskAsync(home.Channel, home.Conversation, cancellation);

    /// <summary>Nothing is shown of a ticket that is over where its card cannot be: nobody has anything to do with it.</summary>
    private void Show(TicketChange.Done done, bool isNew)
    {
        var ticket = done.Ticket;
        book.Save(ticket);
        if (ticket.Helpdesk is { } helpdesk && !(isNew && ticket.IsOver))
        {
            var (room, card) = (Places.Read(helpdesk.Reference), CardDeck.Render(Screen(ticket), Texts.English));
            if (isNew)
            {
                post.Send(room, card, CardKey(ticket));
            }
            else
            {
                post.Update(room, CardKey(ticket), card);
            }

            post.Send(room, Line(done, room), TicketKeys.OfLine(ticket), under: CardKey(ticket));
        }

        TellNews(done);
    }

    /// <summary>The line in the thread; who has the ticket is called by name where the requester did something.</summary>
    private static Activity Line(TicketChange.Done done, ConversationReference room)
    {
        var line = Answers.Message(TicketWords.Line(done.Ticket, Texts.English));
        return done is { Tell.To: TicketAudience.Helpdesk, Ticket.Claimer: { } expert } ? Mentions.Call(line, expert, room.ChannelId) : line;
    }

    private void TakeLinesDown(Ticket ticket, ConversationReference room)
    {
        foreach (var line in TicketKeys.OfAllLines(ticket))
        {
            post.Delete(room, line);
        }

        talk.Forget(room);
    }

    /// <summary>The card in the helpdesk changes, without a line and without news.</summary>
    private void ShowChange(Ticket ticket)
    {
        if (ticket.Helpdesk is { } helpdesk)
        {
            post.Update(Places.Read(helpdesk.Reference), CardKey(ticket), CardDeck.Render(Screen(ticket), Texts.English));
        }
    }

    private void TellNews(TicketChange.Done done)
    {
        var (ticket, news) = (done.Ticket, done.Tell);
        if (news.To == TicketAudience.Requester)
        {
            var texts = Texts.For(Places.Read(ticket.RequesterAddress.Reference).Locale);
            Tell(ticket, news.What == TicketEvent.Asked ? AskBackScreen.Of(ticket, news, texts) : TicketUpdateScreen.Of(ticket, news, texts), texts);
        }
    }

    private static string? ViewerOf(ITurnContext turn) => turn.Activity.Type == ActivityTypes.Invoke ? turn.Activity.From.Id : null;

    private static string CardKey(Ticket ticket) => TicketKeys.OfCard(ticket.Number);
}
