using SmtpHelpBot.Settings;

namespace SmtpHelpBot.DataCare;

/// <summary>Puts into the host what sees to it that nothing is kept longer than it may be.</summary>
internal static class DataCareSetup
{
    public static WebApplicationBuilder AddDataCare(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<RetentionOptions>(builder.Configuration, "Retention");
        builder.Services.AddHostedService<PurgeWorker>();
        builder.Services.AddHostedService<ScrubWorker>();
        return builder;
    }
}
