using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery;
using SmtpHelpBot.Delivery.Jobs;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A mail server whose answers a test writes.</summary>
internal sealed class ScriptedServer(Func<ProbeOrder, ProbeResult> look) : IServerLook
{
    public Task<ProbeResult> LookAsync(ProbeOrder order, Action<ProbeProgress> report, CancellationToken cancellation) => Task.FromResult(look(order));

    public static void AddTo(IServiceCollection services, Func<ProbeOrder, ProbeResult> look)
    {
        services.AddSingleton<IServerLook>(new ScriptedServer(look));
        if (services.All(service => service.ServiceType != typeof(ProbeRun)))
        {
            services.AddJobs();
        }
    }
}
