using System.Security.Claims;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Telemetry;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>What a turn needs, and all that is kept of what came in.</summary>
/// <param name="Activity">The fields that the bot reads, masked.</param>
/// <param name="Claims">Who the entrance found the caller to be.</param>
/// <param name="AuthenticationType">How it found out.</param>
/// <param name="Notes">What was noticed on the way in.</param>
internal sealed record Envelope(Activity Activity, IReadOnlyList<StoredClaim> Claims, string? AuthenticationType, IntakeNotes Notes)
{
    /// <summary>The trace that it belongs to; null where nobody traces.</summary>
    public string? Trace { get; init; }

    public static Envelope Of(ClaimsIdentity claims, Activity activity, IntakeNotes notes) =>
        new(activity, [.. claims.Claims.Select(c => new StoredClaim(c.Type, c.Value))], claims.AuthenticationType, notes) { Trace = BotTrace.Current };

    [JsonIgnore]
    public ClaimsIdentity Identity => new(Claims.Select(c => new Claim(c.Type, c.Value)), AuthenticationType);

    /// <summary>The row it waits in.</summary>
    public InboxRow ToRow(DateTimeOffset now) => new()
    {
        Channel = Activity.ChannelId,
        Scope = Scope.Of(Activity),
        Conversation = Activity.Conversation.Id,
        ActivityType = Activity.Type,
        ActivityId = Key(Activity),
        Envelope = ActivityJson.Write(this),
        ReceivedAt = now,
    };

    /// <summary>An edit keeps the id of its message, so its time tells it from the edit before. What has no id is never a retry.</summary>
    private static string Key(Activity activity) => activity switch
    {
        { Id: null or "" } => OwnId.New(),
        { Type: ActivityTypes.MessageUpdate } => $"{activity.Id}@{activity.Timestamp?.ToUnixTimeMilliseconds()}",
        _ => activity.Id,
    };
}

/// <summary>One claim.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Value">Its value.</param>
internal sealed record StoredClaim(string Type, string Value);
