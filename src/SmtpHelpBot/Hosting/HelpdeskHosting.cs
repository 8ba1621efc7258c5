using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
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
        builder.Services.AddSingleton<IValidateOptions<HelpdeskOptions>, RoomAddresses>();
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<HelpdeskOptions>>().Value.ToRoutes());
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<HelpdeskOptions>>().Value.ToIncidents());
        builder.Services.AddSingleton(services => services.GetRequiredService<IOptions<HelpdeskOptions>>().Value.ToLimits());
        builder.Services.AddSingleton(HelpdeskCode.New());
        builder.Services.AddSingleton<IHelpdeskCode, GuardedCode>();
        builder.Services.AddHostedService<NamedRooms>();
        return builder;
    }

    /// <summary>Stores the conversations that the options name, and puts away those that they name no longer: their tickets move.</summary>
    private sealed partial class NamedRooms(IServiceScopeFactory scopes, IOptions<HelpdeskOptions> options, IOptions<DoorOptions> door, TopicRoutes routes, ILogger<NamedRooms> logger) : IHostedService
    {
        private const int MostConflicts = 10;

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            for (var conflicts = 0; ; conflicts++)
            {
                try
                {
                    await StoreAsync(cancellationToken);
                    return;
                }
                catch (TurnConflictException) when (conflicts < MostConflicts)
                {
                    // Another process that starts at the same time was faster with the same tickets.
                }
            }
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private async Task StoreAsync(CancellationToken cancellation)
        {
            await using var scope = scopes.CreateAsyncScope();
            var rooms = scope.ServiceProvider.GetRequiredService<IHelpdeskRooms>();
            var stored = await rooms.AllAsync(cancellation);
            var named = options.Value.Conversations.Select((room, place) => NamedBySettings.As(AddressOf(room, stored), place)).ToList();
            var left = stored.Where(room => NamedBySettings.PlaceOf(room) is not null && !named.Exists(room.SamePlaceAs)).ToList();
            left.ForEach(rooms.Remove);
            named.ForEach(rooms.Add);
            if (left.Count > 0 || named.Exists(room => !stored.Any(room.SamePlaceAs)))
            {
                await scope.ServiceProvider.GetRequiredService<IRoomChanges>().FollowAsync(left, cancellation);
            }

            // What goes out because of it waits in the outbox, which starts after this.
            await scope.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(cancellation);
            left.ForEach(room => Log.NamedNoLonger(logger, room.Channel, room.Conversation));
            await WarnAsync(rooms, cancellation);
        }

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

        /// <summary>What was learned of the conversation since, such as its team, stays.</summary>
        private Address AddressOf(HelpdeskConversation named, IReadOnlyList<Address> stored)
        {
            var room = new Address(named.Channel, named.Conversation, Reference(named));
            if (stored.FirstOrDefault(room.SamePlaceAs) is not { } known)
            {
                return room;
            }

            var reference = JObject.Parse(known.Reference);
            reference.Merge(JObject.Parse(room.Reference));
            return room with { Reference = reference.ToString(Formatting.None) };
        }

        private string Reference(HelpdeskConversation room) => ActivityJson.Write(new ConversationReference
        {
            ChannelId = room.Channel,
            ServiceUrl = room.ServiceUrlIn(door.Value),
            Conversation = new() { Id = room.Conversation },
            Bot = new() { Id = room.Bot },
        });

        private static partial class Log
        {
            [LoggerMessage(Level = LogLevel.Warning, Message = "Helpdesk:Routes names the conversation {Conversation} on {Channel}, which is no helpdesk yet: its tickets go to the others until someone says 'helpdesk here CODE' there.")]
            public static partial void LeadsNowhere(ILogger logger, string channel, string conversation);

            [LoggerMessage(Level = LogLevel.Warning, Message = "Helpdesk:Conversations no longer names the conversation {Conversation} on {Channel}: it is no helpdesk any more, and its open tickets go to the others.")]
            public static partial void NamedNoLonger(ILogger logger, string channel, string conversation);
        }
    }
}
