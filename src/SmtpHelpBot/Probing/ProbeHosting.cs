using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Counting;
using SmtpHelpBot.Delivery;
using SmtpHelpBot.Delivery.Jobs;
using SmtpHelpBot.Probe;
using SmtpHelpBot.Probe.Counting;
using SmtpHelpBot.Probe.FairUse;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Probing;

/// <summary>Puts the look at mail servers into the host.</summary>
internal static class ProbeHosting
{
    public static WebApplicationBuilder AddProbe(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<ProbeOptions>(builder.Configuration, "Probe");
        builder.Services.AddHybridCache();
        builder.Services.AddReportStore(builder.Configuration["Probe:Redis"]);
        builder.Services.AddSharedCounts(builder.Configuration["Probe:Redis"]);
        builder.Services.AddSingleton(Check);
        builder.Services.AddSingleton<IServerLook, ServerLook>();
        builder.Services.AddJobs();
        return builder;
    }

    private static SharedCheck Check(IServiceProvider provider)
    {
        var options = provider.GetRequiredService<IOptions<ProbeOptions>>().Value;
        var time = provider.GetRequiredService<TimeProvider>();
        return new(MailServerCheck.Create(options.ToSettings(), time), provider.GetRequiredService<HybridCache>(), options.ToLimits(), time, provider.GetService<ISharedCounts>());
    }
}
