using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Lanes;

/// <summary>The right to work in a conversation, while no other process has taken it.</summary>
/// <param name="Side">Turns or posts.</param>
/// <param name="Lane">Names the conversation.</param>
/// <param name="Token">Higher than that of every lease before it: what was done under an older one is told by it.</param>
/// <param name="Work">How much had been added to the conversation when this was last looked at.</param>
public sealed record Lease(LaneSide Side, string Lane, long Token, long Work);

/// <summary>Another process has taken the conversation: what was done under this lease counts no more, and was not stored.</summary>
public sealed class LeaseLostException(string lane) : Exception($"Another process works in {lane} now.");
