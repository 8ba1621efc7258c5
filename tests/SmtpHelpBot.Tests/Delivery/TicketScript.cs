using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>A bot that opens one ticket and writes notes into it, for tests of turns that meet there.</summary>
internal static class TicketScript
{
    public static async Task RunAsync(ITurnContext turn, IServiceProvider services)
    {
        var book = services.GetRequiredService<ITicketBook>();
        switch (turn.Activity.Text)
        {
            case "open":
                var opened = await book.AddAsync(NewTicket(), CancellationToken.None);
                await turn.SendActivityAsync($"opened {opened.Number}");
                break;
            case "note":
                var ticket = (await book.FindAsync(1, CancellationToken.None))!;
                book.Save(ticket with { History = [.. ticket.History, Note(turn.Activity.Conversation.Id)] });
                await turn.SendActivityAsync("noted");
                break;
            default:
                await turn.SendActivityAsync($"{(await book.FindAsync(1, CancellationToken.None))!.History.Count} notes");
                break;
        }
    }

    private static Ticket NewTicket() => new()
    {
        Case = new() { Id = CaseId.New(), OpenedAt = DateTimeOffset.UnixEpoch },
        Requester = new("anna", "Anna"),
        RequesterAddress = new("msteams", "anna", "{}"),
        OpenedAt = DateTimeOffset.UnixEpoch,
    };

    private static TicketEntry Note(string who) => new(DateTimeOffset.UnixEpoch, new Person(who, who), TicketEvent.Answered, Redactor.Redact("note").Text);
}
