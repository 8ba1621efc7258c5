using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>What experts do in a helpdesk conversation. That it is one is judged before, by the verified envelope.</summary>
internal sealed class HelpdeskRoom(ITicketBook book, IHelpdeskRooms rooms, IHelpdeskCode code, TicketOffice office, TicketOverview overview, Refusals refusals, Stage stage, TimeProvider time)
{
    /// <summary>Whether this turn is in a helpdesk conversation.</summary>
    public Task<bool> IsHereAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var here = Places.Of(turn);
        return rooms.IsHelpdeskAsync(here.Channel, here.Conversation, cancellation);
    }

    /// <summary>Makes this conversation a helpdesk, for who knows the code; false where it does not become one.</summary>
    public async Task<bool> NameAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        if (wish.Words.Length == 0)
        {
            await stage.SayAsync(turn, Texts.English["say.helpdesk_code_missing"], cancellation);
            return false;
        }

        var tried = code.Try(wish.Words, $"{turn.Activity.ChannelId}|{turn.Activity.From.Id}");
        if (tried == CodeTry.Right)
        {
            rooms.Add(Places.RoomOf(turn));
        }
        else
        {
            refusals.Record(turn, wish, AuditReason.WrongCode);
        }

        await stage.SayAsync(turn, Texts.English[KeyOf(tried)], cancellation);
        return tried == CodeTry.Right;
    }

    /// <summary>Makes this conversation a helpdesk no longer, as any expert in it may; null where the settings say that it is one.</summary>
    public async Task<Address?> LeaveAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var here = (await rooms.AllAsync(cancellation)).First(Places.Of(turn).SamePlaceAs);
        if (NamedBySettings.PlaceOf(here) is null)
        {
            rooms.Remove(here);
        }

        var stays = await IsHereAsync(turn, cancellation);
        await stage.SayAsync(turn, Texts.English[stays ? "say.helpdesk_stays" : "say.helpdesk_gone"], cancellation);
        return stays ? null : here;
    }

    /// <summary>Answers an expert.</summary>
    public async Task AnswerAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        await KeepTeamAsync(turn, cancellation);
        if (wish.Kind is WishKind.Tickets or WishKind.Report)
        {
            await overview.ShowAsync(turn, wish, cancellation);
        }
        else if (wish.Click?.Ticket is { } number)
        {
            await PressAsync(turn, wish, number, Texts.English, cancellation);
        }
        else if (wish.Kind == WishKind.Unknown)
        {
            await refusals.RefuseAsync(turn, wish, AuditReason.NoSuchButton, Texts.English, cancellation);
        }
        else
        {
            await stage.SayAsync(turn, Texts.English["say.helpdesk_idle"], cancellation);
        }
    }

    /// <summary>The settings name a conversation without its team, by which Teams says who left and that the app was put out.</summary>
    private async Task KeepTeamAsync(ITurnContext turn, CancellationToken cancellation)
    {
        if (Places.TeamOf(turn.Activity) is not null && (await rooms.AllAsync(cancellation)).FirstOrDefault(Places.Of(turn).SamePlaceAs) is { } here && Places.TeamOf(here) is null)
        {
            rooms.Add(Places.InTeamOf(turn.Activity, here));
        }
    }

    private async Task PressAsync(ITurnContext turn, Wish wish, int number, Texts texts, CancellationToken cancellation)
    {
        if (await book.FindAsync(number, cancellation) is not { } ticket)
        {
            await refusals.RefuseAsync(turn, wish, AuditReason.NoSuchTicket, Texts.English, cancellation);
        }
        else if (wish.Kind == WishKind.TicketDetails)
        {
            await stage.AnswerAsync(turn, TicketOffice.Details(ticket, turn), cancellation);
        }
        else if (wish.Kind == WishKind.TicketView)
        {
            await stage.AnswerAsync(turn, TicketOffice.Screen(ticket, turn), cancellation);
        }
        else if (!IsExperts(wish.Kind))
        {
            await refusals.RefuseAsync(turn, wish, AuditReason.NoSuchButton, Texts.English, cancellation);
        }
        else if (await IsOfOthersAsync(turn, ticket, cancellation))
        {
            await refusals.RefuseAsync(turn, wish, AuditReason.OtherHelpdesk, Texts.English, cancellation);
        }
        else if (Missing(wish) is { } missing)
        {
            await stage.AnswerAsync(turn, TicketOffice.Screen(ticket, turn), texts[missing], cancellation);
        }
        else if (wish.Kind == WishKind.TicketAsk && TicketDesk.IsRepeat(ticket, TicketOffice.PersonOf(turn), TicketEvent.Asked, Said(wish, "question")))
        {
            await stage.AnswerAsync(turn, TicketOffice.Screen(ticket, turn), cancellation);
        }
        else
        {
            await ChangeAsync(turn, wish, ticket, texts, cancellation);
        }
    }

    /// <summary>A ticket is worked on in the helpdesk conversation that has its card.</summary>
    private async Task<bool> IsOfOthersAsync(ITurnContext turn, Ticket ticket, CancellationToken cancellation) =>
        ticket.Helpdesk is { } home && !home.SamePlaceAs(Places.Of(turn)) && await rooms.IsHelpdeskAsync(home.Channel, home.Conversation, cancellation);

    private async Task ChangeAsync(ITurnContext turn, Wish wish, Ticket ticket, Texts texts, CancellationToken cancellation)
    {
        switch (Try(wish, ticket, turn))
        {
            case TicketChange.Done done:
                await office.KeepAsync(done, cancellation);
                stage.AnswerQuietly(turn, TicketOffice.Screen(done.Ticket, turn));
                break;
            case TicketChange.Refused refused:
                await stage.AnswerAsync(turn, TicketOffice.Screen(ticket, turn), TicketWords.Refusal(refused, texts), cancellation);
                break;
        }
    }

    private TicketChange Try(Wish wish, Ticket ticket, ITurnContext turn)
    {
        var (expert, at) = (TicketOffice.PersonOf(turn), time.GetUtcNow());
        return wish.Kind switch
        {
            WishKind.TicketClaim => TicketDesk.Claim(ticket, expert, at),
            WishKind.TicketAsk => TicketDesk.Ask(ticket, expert, Said(wish, "question"), at),
            WishKind.TicketResolve when CauseOf(wish) is { } cause => TicketDesk.Resolve(ticket, expert, cause, Said(wish, "words"), at),
            WishKind.TicketReopen => TicketDesk.Reopen(ticket, expert, at),
            WishKind.TicketHandOver => TicketDesk.HandOver(ticket, expert, Said(wish, "handover_note"), at),
            _ => throw new ArgumentOutOfRangeException(nameof(wish), wish.Kind, "Not what experts do to a ticket."),
        };
    }

    private static bool IsExperts(WishKind kind) =>
        kind is WishKind.TicketClaim or WishKind.TicketAsk or WishKind.TicketResolve or WishKind.TicketReopen or WishKind.TicketHandOver;

    private static string KeyOf(CodeTry tried) => tried switch
    {
        CodeTry.Right => "say.helpdesk_named",
        CodeTry.Wrong => "say.helpdesk_code_wrong",
        CodeTry.TooOften => "say.helpdesk_code_too_often",
        _ => throw new ArgumentOutOfRangeException(nameof(tried), tried, "Not an outcome."),
    };

    private static string? Missing(Wish wish) => wish.Kind switch
    {
        WishKind.TicketAsk when Said(wish, "question").IsEmpty => "say.words_missing",
        WishKind.TicketResolve when CauseOf(wish) is null => "say.cause_missing",
        WishKind.TicketResolve when Said(wish, "words").IsEmpty => "say.words_missing",
        _ => null,
    };

    private static Cause? CauseOf(Wish wish) => CauseNames.TryParse(wish.Click?.Input("cause"), out var cause) ? cause : null;

    private static RedactedText Said(Wish wish, string input) => Redactor.Redact(wish.Click?.Input(input) ?? "").Text;
}
