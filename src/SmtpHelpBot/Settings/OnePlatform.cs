using Microsoft.Extensions.Options;

namespace SmtpHelpBot.Settings;

/// <summary>Outside Development the bot must be connected to something: it would otherwise look well and reach nobody.</summary>
internal sealed class OnePlatform(IHostEnvironment environment, IConfiguration configuration) : IValidateOptions<TeamsOptions>
{
    public ValidateOptionsResult Validate(string? name, TeamsOptions options) => environment.IsDevelopment() || configuration.HasAppId() || configuration.HasSlack()
        ? ValidateOptionsResult.Success
        : ValidateOptionsResult.Fail(
            $"No platform is connected: set {nameof(TeamsOptions.MicrosoftAppId)} for Teams or Slack:BotToken for Slack, or start in Development (ASPNETCORE_ENVIRONMENT=Development) to try the bot on this computer.");
}
