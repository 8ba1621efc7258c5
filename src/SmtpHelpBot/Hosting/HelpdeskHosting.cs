using Microsoft.Bot.Schema;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Hosting;

/// <summary>Puts into the host what says where the helpdesk is: options, and the code of this start.</summary>
internal static class HelpdeskHosting
{
    public static WebApplicationBuilder AddHelpdeskRooms(this WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<HelpdeskOptions>(builder.Configuration, "Helpdesk");
        builder.Services.AddSingleton(HelpdeskCode.New());
        builder.Services.AddSingleton<IHelpdeskCode, GuardedCode>();
        builder.Services.AddHostedService<NamedRooms>();
        return builder;
    }

    /// <summary>Stores the conversations that the options name.</summary>
    private sealed class NamedRooms(IServiceScopeFactory scopes, IOptions<HelpdeskOptions> options) : IHostedService
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
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        private static string Reference(HelpdeskConversation room) => ActivityJson.Write(new ConversationReference
        {
            ChannelId = room.Channel,
            ServiceUrl = room.ServiceUrl,
            Conversation = new() { Id = room.Conversation },
            Bot = new() { Id = room.Bot },
        });
    }
}
