using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>Slow work that a turn asks for. It starts after the turn's commit and survives a crash.</summary>
public interface IJobs
{
    /// <summary>
    /// Asks for a look at a mail server. What it sees comes back to the conversation as event activities named
    /// <see cref="ProbeEvents.Progress"/> and <see cref="ProbeEvents.Finished"/>, from the user of <paramref name="replyTo"/>.
    /// </summary>
    void Probe(ProbeOrder order, ConversationReference replyTo);
}

/// <summary>A look at a mail server that was asked for.</summary>
/// <param name="Target">Host name, address or e-mail address, as the person wrote it.</param>
/// <param name="Ports">The ports to look at; empty for all four.</param>
/// <param name="Case">The case it belongs to.</param>
/// <param name="CardKey">Key of the card that shows its progress; one that begins with <c>dialog:</c> is on no card in the chat.</param>
public sealed record ProbeOrder(string Target, IReadOnlyList<int> Ports, string Case, string CardKey)
{
    /// <summary>Who asked: an opaque key by which fair use is counted.</summary>
    public string Who { get; init; } = "";

    /// <summary>Whether a report of a moment ago is not enough.</summary>
    public bool Fresh { get; init; }
}

/// <summary>Names of the events that a probe raises.</summary>
public static class ProbeEvents
{
    /// <summary>A stage is done; the value is a <see cref="ProbeProgress"/> as JSON.</summary>
    public const string Progress = "smtphelpbot/probe.progress";

    /// <summary>It is over; the value is a <see cref="ProbeResult"/> as JSON.</summary>
    public const string Finished = "smtphelpbot/probe.finished";
}
