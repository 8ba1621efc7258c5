using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Signing;

namespace SmtpHelpBot.SlackDoor;

/// <summary>
/// POST /slack/events, /slack/interactions and /slack/commands: the way in from Slack. The signature is judged over the body as it
/// came, before anything reads it; Slack is answered within its three seconds.
/// </summary>
internal static class SlackEndpoints
{
    public static void Map(WebApplication app)
    {
        var services = app.Services;
        var (events, interactions, commands) = (services.GetRequiredService<EventDoor>(), services.GetRequiredService<InteractionDoor>(), services.GetRequiredService<CommandDoor>());
        var guard = new SlackGuard(services.GetRequiredService<SlackSignature>(), services.GetRequiredService<ILogger<SlackGuard>>());
        var inTime = services.GetRequiredService<InTime>();
        var stopping = app.Lifetime.ApplicationStopping;
        app.MapPost("/slack/events", context => guard.TakeAsync(context, TakeEvent, isForm: false));
        app.MapPost("/slack/interactions", context => guard.TakeAsync(context, TakeInteraction, isForm: true));
        app.MapPost("/slack/commands", context => guard.TakeAsync(context, TakeCommand, isForm: true));
        app.MapGet("/slack/commands", SlackGuard.AnswerCertificateCheck);

        Task<SlackAnswer> TakeEvent(MemoryStream body) => SlackBody.Json(SlackBody.Text(body)) is { } payload ? events.TakeAsync(payload, stopping) : Odd();

        Task<SlackAnswer> TakeInteraction(MemoryStream body) =>
            SlackBody.Json(SlackBody.Fields(body).GetValueOrDefault("payload", "")) is { } payload
                ? inTime.AnswerAsync(interactions.TakeAsync(payload, stopping), payload["response_url"] is JValue { Value: string address } ? address : null, stopping) : Odd();

        Task<SlackAnswer> TakeCommand(MemoryStream body)
        {
            var fields = SlackBody.Fields(body);
            return inTime.AnswerAsync(commands.TakeAsync(fields, stopping), fields.GetValueOrDefault("response_url"), stopping);
        }
    }

    private static Task<SlackAnswer> Odd() => Task.FromResult<SlackAnswer>(new SlackAnswer.Unreadable("The body cannot be read."));
}
