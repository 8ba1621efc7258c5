using Microsoft.Bot.Builder;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Tickets;

/// <summary>Shows a person the bot's own page, with the tickets that they have open.</summary>
internal sealed class HomePage(TicketOffice office, Stage stage, TimeProvider time)
{
    public async Task ShowAsync(ITurnContext turn, CancellationToken cancellation) =>
        await stage.AddAsync(turn, HomeScreen.Of(await office.OpenHereAsync(turn, cancellation), time.GetUtcNow(), Texts.For(turn.Activity.Locale)), cancellation);
}
