using Microsoft.Bot.Schema;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>The slow work that a turn asks for, within its transaction.</summary>
internal sealed class TurnJobs(TurnTransaction transaction, TurnCaller caller) : IJobs
{
    public void Probe(ProbeOrder order, ConversationReference replyTo) =>
        transaction.Start(new() { Order = ActivityJson.Write(new ProbeJob(order, replyTo, caller.Claims, caller.AuthenticationType) { Trace = transaction.Trace }) });
}

/// <summary>Who called, for this turn and for what it starts.</summary>
internal sealed class TurnCaller
{
    public IReadOnlyList<StoredClaim> Claims { get; set; } = [];

    public string? AuthenticationType { get; set; }
}

/// <summary>A probe that was asked for, as it is stored.</summary>
/// <param name="Order">What to look at.</param>
/// <param name="ReplyTo">The conversation that hears of it.</param>
/// <param name="Claims">Who asked.</param>
/// <param name="AuthenticationType">How that was found out.</param>
internal sealed record ProbeJob(ProbeOrder Order, ConversationReference ReplyTo, IReadOnlyList<StoredClaim> Claims, string? AuthenticationType)
{
    /// <summary>The trace that it belongs to; null where nobody traces.</summary>
    public string? Trace { get; init; }
}
