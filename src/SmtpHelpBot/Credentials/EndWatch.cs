using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Credentials;

/// <summary>Says in the log, at the start and once a day, that the secret or the certificate of the app ends soon, has ended, or that the certificate cannot be read.</summary>
internal sealed partial class EndWatch(CredentialEnd end, TimeProvider time, ILogger<EndWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Daily = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Look();
            await Task.Delay(Daily, time, stoppingToken);
        }
    }

    private void Look()
    {
        switch (end.Age)
        {
            case CredentialAge.Unknown when end.Fault is { } fault:
                Log.Unreadable(logger, fault);
                break;
            case CredentialAge.EndsSoon:
                Log.EndsSoon(logger, end.At!.Value, (int)(end.At.Value - time.GetUtcNow()).TotalDays);
                break;
            case CredentialAge.Ended:
                Log.Ended(logger, end.At!.Value);
                break;
        }
    }

    private static partial class Log
    {
        private const string Advice = "Make a new one in the app registration, then set " + nameof(TeamsOptions.MicrosoftAppPassword) + " and " + nameof(TeamsOptions.MicrosoftAppPasswordEnds) + ", or the certificate.";

        [LoggerMessage(Level = LogLevel.Warning, Message = "The bot's secret or certificate ends on {End:yyyy-MM-dd}, in {Days} days; after that nothing goes out to Teams. " + Advice)]
        public static partial void EndsSoon(ILogger logger, DateTimeOffset end, int days);

        [LoggerMessage(Level = LogLevel.Error, Message = "The bot's certificate cannot be read ({Fault}): until it can, nothing goes out to Teams. Look at MicrosoftAppCertificatePath and MicrosoftAppCertificatePassword, or at MicrosoftAppCertificateThumbprint.")]
        public static partial void Unreadable(ILogger logger, string fault);

        [LoggerMessage(Level = LogLevel.Error, Message = "The bot's secret or certificate ended on {End:yyyy-MM-dd}: nothing goes out to Teams. " + Advice)]
        public static partial void Ended(ILogger logger, DateTimeOffset end);
    }
}
