using System.Diagnostics.Metrics;

namespace SmtpHelpBot.Telemetry;

/// <summary>What the host counts. A tag is always one of a few words of our own: never a text, a person, an address or a host.</summary>
internal static class BotFigures
{
    /// <summary>The meter's name, here and in the rooms that count something themselves.</summary>
    public const string Meter = "SmtpHelpBot";

    private static readonly Meter Own = new(Meter);
    private static readonly Counter<long> Turns = Own.CreateCounter<long>("smtphelpbot.turns", description: "Turns, by how they ended.");
    private static readonly Counter<long> Refusals = Own.CreateCounter<long>("smtphelpbot.refusals", description: "Requests that were not let in, by the door and the reason.");
    private static readonly Counter<long> Posts = Own.CreateCounter<long>("smtphelpbot.posts", description: "Messages and changes handed to their platforms, by what came of it; what is uncertain may have arrived and comes again.");
    private static readonly Counter<long> Probes = Own.CreateCounter<long>("smtphelpbot.probes", description: "Looks at mail servers, by how they ended.");

    /// <summary>A message, or a change of one, was handed to its platform: what came of it.</summary>
    public static void Posted(PostOutcome outcome) => Posts.Add(1, new KeyValuePair<string, object?>("outcome", $"{outcome}"));

    /// <summary>A turn ended: committed, or to be tried again.</summary>
    public static void Turned(bool isCommitted) => Turns.Add(1, new KeyValuePair<string, object?>("outcome", isCommitted ? "committed" : "failed"));

    /// <summary>Someone was not let in.</summary>
    public static void Refused(Door door, Enum reason) =>
        Refusals.Add(1, new KeyValuePair<string, object?>("door", $"{door}"), new KeyValuePair<string, object?>("reason", $"{reason}"));

    /// <summary>A look at a server ended.</summary>
    public static void Probed(Enum outcome) => Probes.Add(1, new KeyValuePair<string, object?>("outcome", $"{outcome}"));
}

/// <summary>What came of handing something to its platform.</summary>
internal enum PostOutcome
{
    /// <summary>The platform has it, or a part of it.</summary>
    Taken,

    /// <summary>Not now; it is tried again.</summary>
    Later,

    /// <summary>The answer was lost; it is tried again, and may be there twice then.</summary>
    Uncertain,

    /// <summary>The platform refuses it for good.</summary>
    Refused,
}

/// <summary>A way in.</summary>
internal enum Door
{
    /// <summary>That of the Bot Framework.</summary>
    Teams,

    /// <summary>That of Slack, over HTTP or a socket.</summary>
    Slack,

    /// <summary>That of the local desk.</summary>
    Desk,
}
