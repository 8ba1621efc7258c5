using System.Globalization;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>What the person who opened a ticket does with it.</summary>
internal sealed class RequesterDesk(ITicketBook book, TicketOffice office, CaseDrawer drawer, Refusals refusals, Stage stage, TimeProvider time)
{
    /// <summary>The ticket that waits for this person's answer here; null where none does.</summary>
    public Task<Ticket?> WaitingAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var here = Places.Of(turn);
        return book.FindWaitingAsync(here.Channel, here.Conversation, turn.Activity.From.Id, cancellation);
    }

    /// <summary>Whether an expert has resolved the ticket of this person's case and waits to hear whether that helped.</summary>
    public async Task<bool> HasAdviceAsync(ITurnContext turn, CancellationToken cancellation) =>
        await drawer.OpenAsync(turn, cancellation) is { State: CaseState.HandedOver } open
        && await office.TicketOfAsync(open, cancellation) is { State: TicketState.Resolved };

    /// <summary>Takes typed words as the answer that a ticket waits for.</summary>
    public Task TakeAnswerAsync(ITurnContext turn, Ticket ticket, string words, CancellationToken cancellation)
    {
        var (person, said) = (TicketOffice.PersonOf(turn), Redactor.Redact(words).Text);
        return turn.Activity.Type == ActivityTypes.Invoke && TicketDesk.IsRepeat(ticket, person, TicketEvent.Answered, said)
            ? ReceiptAsync(turn, ticket, "say.answered", cancellation)
            : ChangeAsync(turn, ticket, TicketDesk.Answer(ticket, person, said, time.GetUtcNow(), MessageOf(turn)), "say.answered", cancellation);
    }

    /// <summary>The ticket for which a message of this person was taken as an answer, with that answer; null where it was none.</summary>
    public async Task<(Ticket Ticket, TicketEntry Answer)?> AnsweredByAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var tickets = await office.OpenHereAsync(turn, cancellation);
        var own = await office.TicketOfAsync(await drawer.OpenAsync(turn, cancellation), cancellation);
        return tickets.Concat(own is null || tickets.Any(ticket => ticket.Number == own.Number) ? [] : [own])
            .SelectMany(ticket => ticket.History.Where(entry => entry.Message == turn.Activity.Id && entry.Who.Id == turn.Activity.From.Id), (ticket, entry) => ((Ticket, TicketEntry)?)(ticket, entry))
            .FirstOrDefault();
    }

    /// <summary>Answers a pressed button, or a word, that is about a ticket.</summary>
    public async Task AnswerAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var ticket = await FindAsync(turn, wish, cancellation);
        await ((ticket, wish.Kind) switch
        {
            (_, var kind) when IsExperts(kind) => refusals.RefuseAsync(turn, wish, AuditReason.NotHelpdesk, texts, cancellation, ticket),
            (null, WishKind.Withdraw) when wish.Click is null => SayWhichAsync(turn, texts, cancellation),
            (null, _) => refusals.RefuseAsync(turn, wish, AuditReason.NoSuchTicket, texts, cancellation, ticket),
            ({ } other, _) when !IsOf(other, turn) => refusals.RefuseAsync(turn, wish, AuditReason.NotRequester, texts, cancellation, ticket),
            ({ } own, WishKind.TicketAnswer) when wish.Click?.Input("answer") is { Length: > 0 } words => TakeAnswerAsync(turn, own, words, cancellation),
            (_, WishKind.TicketAnswer) => stage.SayAsync(turn, texts["say.words_missing"], cancellation),
            ({ } own, WishKind.Withdraw) => WithdrawAsync(turn, own, cancellation),
            ({ } own, WishKind.TicketReopen) => ReopenAsync(turn, own, cancellation),
            ({ } own, WishKind.TicketThanks) => CloseAsync(turn, own, texts, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(wish), wish.Kind, "Not about a ticket."),
        });
    }

    private static string? MessageOf(ITurnContext turn) => turn.Activity.Type == ActivityTypes.Message ? turn.Activity.Id : null;

    private async Task ChangeAsync(ITurnContext turn, Ticket ticket, TicketChange change, string receipt, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        switch (change)
        {
            case TicketChange.Done done:
                await office.KeepAsync(done, cancellation);
                await ReceiptAsync(turn, ticket, receipt, cancellation);
                break;
            case TicketChange.Refused refused:
                await stage.SayAsync(turn, TicketWords.Refusal(refused, texts), cancellation);
                break;
        }
    }

    private Task ReceiptAsync(ITurnContext turn, Ticket ticket, string receipt, CancellationToken cancellation) =>
        stage.ShowAsync(turn, LineScreen.Of(Texts.For(turn.Activity.Locale).Format(receipt, ("number", TicketWords.Number(ticket)))), cancellation);

    /// <summary>The case goes on without a human.</summary>
    private async Task WithdrawAsync(ITurnContext turn, Ticket ticket, CancellationToken cancellation)
    {
        var change = TicketDesk.Withdraw(ticket, TicketOffice.PersonOf(turn), time.GetUtcNow());
        var open = await drawer.OpenAsync(turn, cancellation);
        if (change is TicketChange.Done && open.Ticket == ticket.Number && open.State == CaseState.HandedOver)
        {
            await drawer.MoveAsync(turn, open.TakeBack(), cancellation);
        }

        await ChangeAsync(turn, ticket, change, "say.withdrawn", cancellation);
    }

    /// <summary>The case is with a human again.</summary>
    private async Task ReopenAsync(ITurnContext turn, Ticket ticket, CancellationToken cancellation)
    {
        var change = TicketDesk.Reopen(ticket, TicketOffice.PersonOf(turn), time.GetUtcNow());
        var open = await drawer.OpenAsync(turn, cancellation);
        if (change is TicketChange.Done && open.Ticket == ticket.Number)
        {
            await drawer.MoveAsync(turn, open.HandOver(ticket.Number), cancellation);
        }

        await ChangeAsync(turn, ticket, change, "say.reopened", cancellation);
    }

    private async Task CloseAsync(ITurnContext turn, Ticket ticket, Texts texts, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(turn, cancellation);
        if (open.Ticket == ticket.Number)
        {
            await drawer.MoveAsync(turn, open.Solve(), cancellation);
        }

        await office.WithdrawAsync(turn, ticket, cancellation);
        await stage.ShowAsync(turn, ClosingScreen.Of(texts), cancellation);
    }

    /// <summary>The ticket on the button, the one that was named, that of the case, or the only one there is.</summary>
    private async Task<Ticket?> FindAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        if (wish.Click?.Ticket is { } pressed)
        {
            return await book.FindAsync(pressed, cancellation);
        }

        if (wish.Words.Length > 0)
        {
            return int.TryParse(wish.Words.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? await book.FindAsync(named, cancellation) : null;
        }

        var open = await drawer.OpenAsync(turn, cancellation);
        return open.Ticket is { } own ? await book.FindAsync(own, cancellation)
            : await office.OpenHereAsync(turn, cancellation) is [var only] ? only : null;
    }

    private async Task SayWhichAsync(ITurnContext turn, Texts texts, CancellationToken cancellation)
    {
        var numbers = (await office.OpenHereAsync(turn, cancellation)).Select(TicketWords.Number).ToList();
        await stage.SayAsync(turn, numbers.Count == 0 ? texts["say.no_ticket"] : texts.Format("say.which_ticket", ("numbers", string.Join(", ", numbers)), ("number", numbers[0])), cancellation);
    }

    /// <summary>An id means something on its own platform only.</summary>
    private static bool IsOf(Ticket ticket, ITurnContext turn) =>
        ticket.Requester.Id == turn.Activity.From.Id && ticket.RequesterAddress.Channel == turn.Activity.ChannelId;

    private static bool IsExperts(WishKind kind) =>
        kind is WishKind.TicketClaim or WishKind.TicketAsk or WishKind.TicketResolve or WishKind.TicketHandOver or WishKind.TicketDetails or WishKind.TicketView
            or WishKind.IncidentOver or WishKind.IncidentFalse or WishKind.LetterRetry or WishKind.LettersRetry or WishKind.HelpdeskGone;
}
