using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the helpdesk's conversations are reached: each for itself, and what could not be asked is not called good.</summary>
internal sealed class HelpdeskCheck(
    RoomCalls calls, IOptions<HelpdeskOptions> helpdesk, IOptions<DoorOptions> door, IOptions<StorageOptions> storage, IDbContextFactory<BotDb> databases) : ICheck
{
    private const string Way = "what stands between the bot and the internet, or see the line of the token";

    public string Name => "helpdesk";

    public string Mend => "Helpdesk:Conversations";

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (storage.Value.IsNew)
        {
            return Sum(await SeeAsync([.. Named()], hasPast: false, cancellation));
        }

        await using var db = await databases.TryOpenAsync(cancellation);
        return db is null ? storage.Value.NotReached() : Sum(await SeeAsync(await AllAsync(db, cancellation), hasPast: true, cancellation));
    }

    /// <summary>The worst decides what is to be mended; every other that is not reached is named too.</summary>
    internal static Finding Sum(IReadOnlyList<RoomLook> looks)
    {
        if (looks.Count == 0)
        {
            return Finding.Warning("There is none yet, so tickets wait. Name it, or say in it 'helpdesk here CODE' with the code that the start prints.");
        }

        var kinds = looks.Where(look => look.Reach != RoomReach.Reached).GroupBy(look => look.Reach).OrderBy(kind => kind.Key).ToList();
        var reached = looks.Count - kinds.Sum(kind => kind.Count());
        var says = string.Join(' ', [.. kinds.Select(kind => Told(kind.Key, string.Join(", ", kind))), $"{reached} of {looks.Count} are reached."]);
        return new(
            looks.Any(look => look.Reach is RoomReach.ShutOut or RoomReach.Lost or RoomReach.Elsewhere) ? Verdict.Broken : kinds.Count > 0 ? Verdict.Warning : Verdict.Good,
            says)
        {
            Mend = kinds is not [var worst, ..] ? null : worst.Key switch
            {
                RoomReach.Lost or RoomReach.Later => Way,
                RoomReach.Elsewhere => "Door:ServiceUrls, or ServiceUrl in Helpdesk:Conversations",
                _ => null,
            },
        };
    }

    private static string Told(RoomReach reach, string rooms) => reach switch
    {
        RoomReach.ShutOut => $"The bot is not let into {rooms}: add the app there.",
        RoomReach.Later => $"The platform asks to come back later: {rooms}.",
        RoomReach.Lost => $"Whether the bot gets there is not known now: {rooms}.",
        RoomReach.Elsewhere => $"The bot's token must not go there: {rooms}.",
        RoomReach.NotAsked => $"Not asked, and nothing was sent there yet: {rooms}. See that the app is in it.",
        _ => throw new InvalidOperationException($"{reach} needs no line."),
    };

    private Task<RoomLook[]> SeeAsync(IReadOnlyList<HelpdeskRoom> rooms, bool hasPast, CancellationToken cancellation) =>
        Task.WhenAll(rooms.Select(room => calls.SeeAsync(room, hasPast, cancellation)));

    private IEnumerable<HelpdeskRoom> Named() => helpdesk.Value.Conversations.Select(room => new HelpdeskRoom(room.Channel, room.Conversation, room.ServiceUrlIn(door.Value)));

    /// <summary>Those that the settings name, and those that were named by the code.</summary>
    private async Task<IReadOnlyList<HelpdeskRoom>> AllAsync(BotDb db, CancellationToken cancellation)
    {
        var stored = await db.Rooms.ToListAsync(cancellation);
        return [.. Named().Concat(stored.Select(row => new HelpdeskRoom(row.Channel, row.Conversation, ActivityJson.Read<ConversationReference>(row.Reference).ServiceUrl))).DistinctBy(room => (room.Channel, room.Conversation))];
    }
}
