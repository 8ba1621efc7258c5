using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>What the person who opened a ticket does with it.</summary>
internal sealed class RequesterDesk(ITicketBook book, TicketOffice office, CaseDrawer drawer, Stage stage, TimeProvider time)
{
    /// <summary>The ticket that waits for this person's answer here; null where none does.</summary>
    public Task<Ticket?> WaitingAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var here = Places.Of(turn);
        return book.FindWaitingAsync(here.Channel, here.Conversation, turn.Activity.From.Id, cancellation);
    }

    /// <summary>Takes typed words as the answer that a ticket waits for.</summary>
    public Task TakeAnswerAsync(ITurnContext turn, Ticket ticket, string words, CancellationToken cancellation) =>
        ChangeAsync(turn, ticket, TicketDesk.Answer(ticket, TicketOffice.PersonOf(turn), Redactor.Redact(words).Text, time.GetUtcNow()), "say.answered", cancellation);

    /// <summary>Answers a pressed button, or a word, that is about a ticket.</summary>
    public async Task AnswerAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var number = wish.Click?.Ticket ?? (await drawer.OpenAsync(turn, cancellation)).Ticket;
        var ticket = number is { } known ? await book.FindAsync(known, cancellation) : null;
        var person = TicketOffice.PersonOf(turn);
        await ((ticket, wish.Kind) switch
        {
            (null, _) => stage.SayAsync(turn, texts["say.ticket_missing"], cancellation),
            ({ } other, _) when other.Requester.Id != person.Id => stage.SayAsync(turn, texts[IsExperts(wish.Kind) ? "say.not_helpdesk" : "say.not_requester"], cancellation),
            ({ } own, WishKind.TicketAnswer) when wish.Click?.Input("answer") is { Length: > 0 } words => TakeAnswerAsync(turn, own, words, cancellation),
            (_, WishKind.TicketAnswer) => stage.SayAsync(turn, texts["say.words_missing"], cancellation),
            ({ } own, WishKind.Withdraw) => WithdrawAsync(turn, own, cancellation),
            ({ } own, WishKind.TicketReopen) => ChangeAsync(turn, own, TicketDesk.Reopen(own, person, time.GetUtcNow()), "say.reopened", cancellation),
            (_, WishKind.TicketThanks) => CloseAsync(turn, texts, cancellation),
            _ => stage.SayAsync(turn, texts["say.not_helpdesk"], cancellation),
        });
    }

    private async Task ChangeAsync(ITurnContext turn, Ticket ticket, TicketChange change, string receipt, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        switch (change)
        {
            case TicketChange.Done done:
                office.Keep(done);
                await stage.ShowAsync(turn, LineScreen.Of(texts.Format(receipt, ("number", TicketWords.Number(ticket)))), cancellation);
                break;
            case TicketChange.Refused refused:
                await stage.SayAsync(turn, TicketWords.Refusal(refused, texts), cancellation);
                break;
        }
    }

    /// <summary>The case goes on without a human.</summary>
    private async Task WithdrawAsync(ITurnContext turn, Ticket ticket, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(turn, cancellation);
        if (open.Ticket == ticket.Number && open.State == CaseState.HandedOver)
        {
            await drawer.MoveAsync(turn, open.TakeBack(), cancellation);
        }

        await ChangeAsync(turn, ticket, TicketDesk.Withdraw(ticket, TicketOffice.PersonOf(turn), time.GetUtcNow()), "say.withdrawn", cancellation);
    }

    private async Task CloseAsync(ITurnContext turn, Texts texts, CancellationToken cancellation)
    {
        await drawer.MoveAsync(turn, (await drawer.OpenAsync(turn, cancellation)).Solve(), cancellation);
        await stage.ShowAsync(turn, ClosingScreen.Of(texts), cancellation);
    }

    private static bool IsExperts(WishKind kind) => kind is WishKind.TicketClaim or WishKind.TicketAsk or WishKind.TicketResolve;
}
