using System.Net;
using Microsoft.EntityFrameworkCore;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>
/// Finds out whether one helpdesk conversation is reached. Teams is asked with the bot's token; Slack cannot be asked without a scope
/// that the app does not want, so there it counts what became of the last message.
/// </summary>
internal sealed class RoomCalls(IServiceProvider services, IDbContextFactory<BotDb> databases, IHttpClientFactory clients, TimeProvider time)
{
    /// <summary>For one conversation; what was found of the others is not lost with it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Looks at one; <paramref name="hasPast"/> where there is a database that knows what was sent.</summary>
    public async Task<RoomLook> SeeAsync(HelpdeskRoom room, bool hasPast, CancellationToken cancellation) => room.Channel switch
    {
        "local" => new(room, RoomReach.Reached),
        "msteams" when services.GetService<BotToken>() is { } token => await AskAsync(room, token, cancellation),
        _ when hasPast => await RememberAsync(room, cancellation),
        _ => new(room, RoomReach.NotAsked),
    };

    /// <summary>Asks for one member of the conversation, which only who is in it may.</summary>
    private async Task<RoomLook> AskAsync(HelpdeskRoom room, BotToken token, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            using var http = clients.CreateClient(nameof(Doctor));
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{room.ServiceUrl.TrimEnd('/')}/v3/conversations/{Uri.EscapeDataString(room.Conversation)}/pagedmembers?pageSize=1");
            await token.ProcessHttpRequestAsync(request, either.Token);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Judge(room, answer.StatusCode);
        }
        catch (TokenKeptException)
        {
            return new(room, RoomReach.Elsewhere, new Uri(room.ServiceUrl).Host);
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            return new(room, RoomReach.Lost, problem is OperationCanceledException ? "no answer" : problem.Message);
        }
    }

    private static RoomLook Judge(HelpdeskRoom room, HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => new(room, RoomReach.Reached),
        HttpStatusCode.Forbidden or HttpStatusCode.NotFound => new(room, RoomReach.ShutOut, $"{(int)status}"),
        HttpStatusCode.TooManyRequests => new(room, RoomReach.Later, $"{(int)status}"),
        _ => new(room, RoomReach.Lost, $"{(int)status}"),
    };

    private async Task<RoomLook> RememberAsync(HelpdeskRoom room, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var lane = LaneRow.NameOf(room.Channel, room.Conversation);
        var taken = await db.Cards.Where(row => row.Lane == lane).OrderByDescending(row => row.SentAt).Select(row => (DateTimeOffset?)row.SentAt).FirstOrDefaultAsync(cancellation);
        var refused = await db.DeadLetters.Where(row => row.Lane == lane && row.Kind == DeadLetterKind.Post).OrderByDescending(row => row.At).FirstOrDefaultAsync(cancellation);
        return (taken, refused) switch
        {
            (_, { } letter) when taken is null || letter.At > taken => new(room, RoomReach.ShutOut, letter.Reason),
            ({ }, _) => new(room, RoomReach.Reached),
            _ => new(room, RoomReach.NotAsked),
        };
    }
}
