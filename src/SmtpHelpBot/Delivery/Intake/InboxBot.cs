using System.Security.Claims;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>The bot that the adapter sees at the entrance: it hands what the adapter verified to the intake, and the answer back.</summary>
internal sealed class InboxBot(IIntake intake) : IBot
{
    public async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        var claims = turnContext.TurnState.Get<ClaimsIdentity>(BotAdapter.BotIdentityKey) ?? new ClaimsIdentity();
        switch (await intake.TakeAsync(claims, turnContext.Activity, cancellationToken))
        {
            case IntakeAnswer.Busy busy:
                throw new IntakeBusyException(busy.RetryAfter);
            case IntakeAnswer.Answered answered:
                await turnContext.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse) { Value = answered.Response }, cancellationToken);
                break;
            case IntakeAnswer.Replied { Activities.Count: > 0 } replied:
                await turnContext.SendActivitiesAsync([.. replied.Activities], cancellationToken);
                break;
        }
    }
}

/// <summary>The door is crowded; the entrance answers 503 with Retry-After.</summary>
internal sealed class IntakeBusyException(TimeSpan retryAfter) : Exception("Too much is waiting.")
{
    public TimeSpan RetryAfter => retryAfter;
}
