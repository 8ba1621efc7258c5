using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Hosting;

/// <summary>Puts into the host what says where the helpdesk is: options, and the code of this start.</summary>
internal static partial class HelpdeskHosting
{
    public static WebApplicationBuilder AddHelpdeskRooms(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<HelpdeskOptions>(builder.Configuration, "Helpdesk");
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<HelpdeskOptions>>().Value.ToRoutes());
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<HelpdeskOptions>>().Value.ToIncidents());
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<HelpdeskOptions>>().Value.ToLimits());
        builder.Services.AddSingleton(HelpdeskCode.New());
        builder.Services.AddSingleton<IHelpdeskCode, GuardedCode>();
        builder.Services.AddHostedService<NamedRooms>();
        return builder;
    }

    /// <summary>Stores the conversations that the options name.</summary>
    private sealed partial class NamedRooms(IServiceScopeFactory scopes, IOptions<HelpdeskOptions> options, TopicRoutes routes, ILogger<NamedRooms> logger) : IHostedService
    {
        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var scope = scopes.CreateAsyncScope();
            var rooms = scope.ServiceProvider.GetRequiredService<IHelpdeskRooms>();
            foreach (var room in options.Value.Conversations)
            {
                rooms.Add(new Address(room.Channel, room.Conversation, Reference(room)));
            }

            await scope.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(cancellationToken);
            await WarnAsync(rooms, cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        /// <summary>A conversation may still become a helpdesk by the code; until then its topics go where all others go.</summary>
        private async Task WarnAsync(IHelpdeskRooms rooms, CancellationToken cancellation)
        {
            foreach (var route in routes.Routes)
            {
                if (!await rooms.IsHelpdeskAsync(route.Channel, route.Conversation, cancellation))
                {
                    Log.LeadsNowhere(logger, route.Channel, route.Conversation);
                }
            }
        }

        private static string Reference(HelpdeskConversation room) => ActivityJson.Write(new ConversationReference
        {
            ChannelId = room.Channel,
            ServiceUrl = room.ServiceUrl,
            Conversation = new() { Id = room.Conversation },
            Bot = new() { Id = room.Bot },
        });

        private static partial class Log
        {
            [LoggerMessage(Level = LogLevel.Warning, Message = "Helpdesk:Routes names the conversation {Conversation} on {Channel}, which is no helpdesk yet: its tickets go to the others until someone says 'helpdesk here CODE' there.")]
            public static partial void LeadsNowhere(ILogger logger, string channel, string conversation);
        }
    }
}
