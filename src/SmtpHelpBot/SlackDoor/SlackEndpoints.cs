using SmtpHelpBot.Entrance.Limits;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Signing;
using SmtpHelpBot.Telemetry;

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
        var doorway = services.GetRequiredService<Doorway>();
        var guard = new SlackGuard(
            services.GetRequiredService<SlackSignature>(),
            services.GetServices<Crowd>().Single(crowd => crowd.Door == Door.Slack),
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILogger<SlackGuard>>());
        var stopping = app.Lifetime.ApplicationStopping;
        app.MapPost("/slack/events", context => guard.TakeAsync(context, TakeEvent, isForm: false));
        app.MapPost("/slack/interactions", context => guard.TakeAsync(context, TakeInteraction, isForm: true));
        app.MapPost("/slack/commands", context => guard.TakeAsync(context, TakeCommand, isForm: true));
        app.MapGet("/slack/commands", SlackGuard.AnswerCertificateCheck);

        Task<SlackAnswer> TakeEvent(MemoryStream body) => doorway.TakeEventAsync(SlackBody.Json(SlackBody.Text(body)), stopping);

        Task<SlackAnswer> TakeInteraction(MemoryStream body) => doorway.TakeInteractionAsync(SlackBody.Json(SlackBody.Fields(body).GetValueOrDefault("payload", "")), stopping);

        Task<SlackAnswer> TakeCommand(MemoryStream body) => doorway.TakeCommandAsync(SlackBody.Fields(body), stopping);
    }
}
