using System.Text.Json;

namespace SmtpHelpBot.Desk.Transcripts;

/// <summary>A message as it stands now. Texts are masked before they get here.</summary>
/// <param name="Version">Grows with every change on the desk; the one of the last change of this message.</param>
/// <param name="Position">The version at which the message first came: messages are shown in this order.</param>
/// <param name="Id">The message's id, by which it is changed and its buttons are pressed.</param>
/// <param name="Place">Key of the conversation.</param>
/// <param name="From">Name of who said it; null for the bot.</param>
/// <param name="At">When it came.</param>
/// <param name="Text">Plain words; null where it is a card.</param>
/// <param name="Summary">What a card says, in a line.</param>
/// <param name="Card">The Adaptive Card; null where there is none.</param>
/// <param name="Removed">Whether it was taken back.</param>
internal sealed record Entry(
    long Version, long Position, string Id, string Place, string? From, DateTimeOffset At, string? Text, string? Summary, JsonElement? Card, bool Removed)
{
    /// <summary>A file to keep; null where there is none.</summary>
    public SaidFile? File { get; init; }
}

/// <summary>What is said, before it has its place in the transcript.</summary>
internal sealed record Said(string Id, string Place, string? From, string? Text = null, string? Summary = null, JsonElement? Card = null)
{
    /// <summary>A file to keep; null where there is none.</summary>
    public SaidFile? File { get; init; }
}

/// <summary>A file of plain words.</summary>
internal sealed record SaidFile(string Name, string Text);
