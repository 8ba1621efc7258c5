using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>
/// Whether the helpdesk's conversations in Teams are reached with the bot's token. One in Slack cannot be asked for without a
/// scope that the app does not want.
/// </summary>
internal sealed class HelpdeskCheck(
    IServiceProvider services, IOptions<HelpdeskOptions> helpdesk, IOptions<StorageOptions> storage, IDbContextFactory<BotDb> databases, IHttpClientFactory clients) : ICheck
{
    public string Name => "helpdesk";

    public string Mend => "Helpdesk:Conversations";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (await RoomsAsync(cancellation) is not { } rooms)
        {
            return storage.Value.NotReached();
        }

        var lost = new List<string>();
        foreach (var room in rooms.Where(room => room.Channel == "msteams"))
        {
            if (services.GetService<BotToken>() is { } token && await ReachAsync(room, token, cancellation) is { } status && status != HttpStatusCode.OK)
            {
                lost.Add($"{room.Conversation} ({(int)status})");
            }
        }

        return (rooms.Count, lost.Count) switch
        {
            (0, _) => Finding.Warning("There is none yet, so tickets wait. Name it, or say in it 'helpdesk here CODE' with the code that the start prints."),
            (_, 0) => Finding.Good($"{rooms.Count} conversations are the helpdesk."),
            _ => Finding.Broken($"Teams does not let the bot into {string.Join(", ", lost)}: add the app there."),
        };
    }

    /// <summary>Those that the settings name, and those that were named by the code; null where the database is away.</summary>
    private async Task<IReadOnlyList<Room>?> RoomsAsync(CancellationToken cancellation)
    {
        var rooms = helpdesk.Value.Conversations.Select(room => new Room(room.Channel, room.Conversation, room.ServiceUrl)).ToList();
        if (!storage.Value.IsNew)
        {
            await using var db = await databases.TryOpenAsync(cancellation);
            if (db is null)
            {
                return null;
            }

            rooms.AddRange((await db.Rooms.ToListAsync(cancellation)).Select(row => new Room(row.Channel, row.Conversation, ActivityJson.Read<ConversationReference>(row.Reference).ServiceUrl)));
        }

        return [.. rooms.DistinctBy(room => (room.Channel, room.Conversation))];
    }

    /// <summary>Asks for one member of the conversation, which only who is in it may.</summary>
    private async Task<HttpStatusCode> ReachAsync(Room room, BotToken token, CancellationToken cancellation)
    {
        using var http = clients.CreateClient(nameof(Doctor));
        using var request = new HttpRequestMessage(HttpMethod.Get, $"{room.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(room.Conversation)}/pagedmembers?pageSize=1");
        await token.ProcessHttpRequestAsync(request, cancellation);
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        return answer.StatusCode;
    }

    private sealed record Room(string Channel, string Conversation, string ServiceUrl);
}
