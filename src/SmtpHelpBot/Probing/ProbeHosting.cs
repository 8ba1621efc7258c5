using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery;
using SmtpHelpBot.Delivery.Jobs;
using SmtpHelpBot.Probe;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Probing;

/// <summary>Puts the look at mail servers into the host.</summary>
internal static class ProbeHosting
{
    public static WebApplicationBuilder AddProbe(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<ProbeOptions>(builder.Configuration, "Probe");
        builder.Services.AddSingleton(provider => MailServerCheck.Create(
            provider.GetRequiredService<IOptions<ProbeOptions>>().Value.ToSettings(), provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<IServerLook, ServerLook>();
        builder.Services.AddJobs();
        return builder;
    }
}
