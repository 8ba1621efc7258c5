using System.Globalization;

namespace SmtpHelpBot.Probe.Wire;

/// <summary>What a server offers in its answer to EHLO (RFC 5321, section 4.1.1.1), read from its own lines.</summary>
internal sealed class EhloAnswer
{
    private const int MostLines = 40;
    private const int MostMechanisms = 24;
    private const int LongestMechanism = 20;
    private const string Auth = "AUTH";
    private const string SizeKeyword = "SIZE ";

    /// <summary>Nothing was offered.</summary>
    public static EhloAnswer Nothing { get; } = new([], shortened: false);

    private EhloAnswer(IReadOnlyList<string> texts, bool shortened)
    {
        Lines = [.. texts.Take(MostLines).Select(text => ServerText.Clean(text))];
        var named = texts.Skip(1).SelectMany(Mechanisms).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        SignIn = [.. named.Take(MostMechanisms)];
        IsShortened = shortened || named.Count > MostMechanisms;
    }

    /// <summary>The lines without their codes, cleaned; the first is the server's name of itself.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>The SASL mechanisms, in capitals.</summary>
    public IReadOnlyList<string> SignIn { get; }

    /// <summary>Whether there was more than is kept.</summary>
    public bool IsShortened { get; }

    /// <summary>The largest message that is taken, in bytes (RFC 1870, section 4); null where nothing, or no limit, is said.</summary>
    public long? Size => Lines.Skip(1).Where(line => line.StartsWith(SizeKeyword, StringComparison.OrdinalIgnoreCase))
        .Select(line => long.TryParse(line.AsSpan(SizeKeyword.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0 ? bytes : (long?)null).FirstOrDefault();

    /// <summary>Whether STARTTLS is offered.</summary>
    public bool OffersStartTls => Lines.Skip(1).Any(line => line.Trim().Equals("STARTTLS", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether a keyword has been overwritten with X: a firewall that inspects SMTP does that to STARTTLS.</summary>
    public bool IsMasked => Lines.Skip(1).Any(line => line.StartsWith("XXX", StringComparison.Ordinal) && line.Trim().All(letter => letter is >= 'A' and <= 'Z'));

    /// <summary>Reads the reply; nothing where it is no complete one with code 250.</summary>
    public static EhloAnswer Of(Exchange? exchange) => exchange is { Code: 250 }
        ? new([.. exchange.Texts], exchange.Shortened || exchange.Lines.Count > MostLines)
        : Nothing;

    // Old servers write "AUTH=PLAIN" for clients that are older still. RFC 4422, section 3.1, says what a name may look like.
    private static IEnumerable<string> Mechanisms(string line) => line.StartsWith(Auth, StringComparison.OrdinalIgnoreCase) && line.Length > Auth.Length && line[Auth.Length] is ' ' or '='
        ? line[(Auth.Length + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(IsName).Select(name => name.ToUpperInvariant())
        : [];

    private static bool IsName(string word) => word.Length <= LongestMechanism && word.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_');
}
