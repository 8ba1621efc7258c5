using System.Security.Cryptography;
using System.Text;

namespace SmtpHelpBot.Conversation.Ports;

/// <summary>
/// The code that makes a conversation a helpdesk: <c>helpdesk here CODE</c>. It is new at each start and is only printed
/// where the bot runs, so that who knows it may say where the helpdesk is. The host has one of them.
/// </summary>
/// <param name="Value">Eight characters without those that look alike.</param>
public sealed record HelpdeskCode(string Value)
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A new one.</summary>
    public static HelpdeskCode New() => new(RandomNumberGenerator.GetString(Alphabet, 8));

    /// <summary>Whether that is what a person said, in whatever case; it takes as long for a near miss as for any other.</summary>
    public bool IsSaidBy(string words) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Value), Encoding.UTF8.GetBytes(words.Trim().ToUpperInvariant()));
}
