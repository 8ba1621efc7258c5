using System.Security.Cryptography;
using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.People;

/// <summary>Tells a person what is kept of them, and forgets it when they say so twice. Only ever in their own chat.</summary>
internal sealed class PersonalDesk(IPersonalData data, IKeptTalk talk, ITicketBook book, IIncidentBook incidents, IAuditTrail trail, TicketOffice office, CaseDrawer drawer, Stage stage, TimeProvider time)
{
    private const string ReceiptLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>Answers a person who asks about their data.</summary>
    public Task AnswerAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        return wish.Kind switch
        {
            _ when PersonalChats.IsShared(turn) => stage.SayAsync(turn, texts["say.data_elsewhere"], cancellation),
            WishKind.MyData => ShowAsync(turn, texts, cancellation),
            WishKind.ForgetMe => stage.ShowAsync(turn, ForgetMeScreen.Of(texts), cancellation),
            WishKind.ForgetMeNow => ForgetAsync(turn, texts, cancellation),
            WishKind.ForgetMeNot => stage.SayAsync(turn, texts["say.nothing_forgotten"], cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(wish), wish.Kind, "Not about a person's data."),
        };
    }

    private async Task ShowAsync(ITurnContext turn, Texts texts, CancellationToken cancellation)
    {
        var stored = await LookAsync(turn, cancellation);
        await stage.ShowAsync(turn, MyDataScreen.Of(stored, await drawer.OpenAsync(turn, cancellation), await SaidAsync(stored, turn.Activity.From.Id, cancellation), texts), cancellation);
    }

    /// <summary>What a person wrote into tickets, their own and those of others, and at the end of incidents, oldest first.</summary>
    private async Task<IReadOnlyList<string>> SaidAsync(StoredOfPerson stored, string person, CancellationToken cancellation)
    {
        var said = new List<(DateTimeOffset At, RedactedText? Words)>();
        foreach (var number in stored.Tickets.Concat(stored.Work))
        {
            var ticket = await book.FindAsync(number, cancellation);
            said.AddRange(ticket?.History.Where(entry => entry.Who.Id == person).Select(entry => (entry.At, entry.Words)) ?? []);
        }

        foreach (var number in stored.Incidents)
        {
            said.AddRange(await incidents.FindAsync(number, cancellation) is { End: { } end } ? [(end.At, end.Words)] : []);
        }

        return [.. said.OrderBy(one => one.At).Select(one => one.Words?.Value).OfType<string>()];
    }

    /// <summary>What this very turn would remember is not written: it looks at nothing that it would keep.</summary>
    private async Task ForgetAsync(ITurnContext turn, Texts texts, CancellationToken cancellation)
    {
        var (person, now, receipt) = (KeyOf(turn), time.GetUtcNow(), RandomNumberGenerator.GetString(ReceiptLetters, 8));
        var stored = await LookAsync(turn, cancellation);
        foreach (var number in stored.Tickets)
        {
            if (await book.FindAsync(number, cancellation) is { } ticket)
            {
                office.Forget(ticket);
            }
        }

        await data.ForgetAsync(person, cancellation);
        talk.Forget(turn.Activity.GetConversationReference());
        turn.TurnState.Set(new Forgotten());
        trail.Record(new(now, person.Channel, "", Person.Forgotten, $"{nameof(WishKind.ForgetMe)} {receipt}", null, AuditReason.Forgotten));
        await stage.ShowAsync(turn, ForgottenScreen.Of(receipt, now, stored, texts), cancellation);
    }

    /// <summary>What the database has, and what the bot's own page shows.</summary>
    private async Task<StoredOfPerson> LookAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var stored = await data.LookAsync(KeyOf(turn), cancellation);
        return stored with { Counts = new Dictionary<PersonalKind, int>(stored.Counts) { [PersonalKind.Page] = talk.Count(turn.Activity.GetConversationReference()) } };
    }

    private static PersonKey KeyOf(ITurnContext turn) => new(turn.Activity.ChannelId, turn.Activity.From.Id, turn.Activity.Conversation.Id);
}

/// <summary>In the state of a turn: its person was forgotten in it, so that nothing more is kept of them.</summary>
internal sealed record Forgotten;
