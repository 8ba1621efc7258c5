using System.Security.Cryptography;
using System.Text;

namespace SmtpHelpBot.Hosting;

/// <summary>The code that makes a conversation a helpdesk: new at each start, and only printed where the bot runs.</summary>
/// <param name="Value">Eight characters without those that look alike.</param>
internal sealed record HelpdeskCode(string Value)
{
    private const string Alphabet = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    public static HelpdeskCode New() => new(RandomNumberGenerator.GetString(Alphabet, 8));

    public bool Fits(string code) => CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(Value), Encoding.UTF8.GetBytes(code.Trim().ToUpperInvariant()));
}
