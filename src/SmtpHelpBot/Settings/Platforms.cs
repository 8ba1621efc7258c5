namespace SmtpHelpBot.Settings;

/// <summary>Which platforms the configuration connects.</summary>
internal static class Platforms
{
    /// <summary>Whether Teams is connected. Without it, /api/messages is there in Development only, for the Playground.</summary>
    public static bool HasAppId(this IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[nameof(TeamsOptions.MicrosoftAppId)]);

    /// <summary>Whether Slack is connected: something of it is configured. Without it, there is no route of it.</summary>
    public static bool HasSlack(this IConfiguration configuration) => configuration.GetSection("Slack").GetChildren().Any(setting => !string.IsNullOrWhiteSpace(setting.Value));
}
