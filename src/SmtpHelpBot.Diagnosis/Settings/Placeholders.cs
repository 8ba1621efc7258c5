using System.Text.RegularExpressions;

namespace SmtpHelpBot.Diagnosis.Settings;

/// <summary>
/// What stands in lines to copy where only the person knows what belongs there: all of one form, which no client uses for the name of a
/// setting. The language file says under <c>placeholder</c> what goes in their place.
/// </summary>
public static partial class Placeholders
{
    /// <summary>The part of an address before the @.</summary>
    public const string Name = "YOUR-NAME";

    /// <summary>The part of an address behind the @.</summary>
    public const string Domain = "YOUR-DOMAIN";

    /// <summary>The user name that a provider made for programs.</summary>
    public const string User = "YOUR-SMTP-USER";

    /// <summary>The password, app password or key.</summary>
    public const string Password = "YOUR-PASSWORD";

    /// <summary>The name of an organisation in its server's name.</summary>
    public const string Tenant = "YOUR-TENANT";

    /// <summary>The region in a server's name.</summary>
    public const string Region = "YOUR-REGION";

    /// <summary>The number in a server's name.</summary>
    public const string Number = "YOUR-NUMBER";

    /// <summary>The person's address, as far as its domain is known.</summary>
    public static string AddressAt(string? domain) => $"{Name}@{domain ?? Domain}";

    /// <summary>Those in these lines, in their order, each once.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> lines) =>
        [.. lines.SelectMany(line => Form().Matches(line).Select(found => found.Value)).Distinct(StringComparer.Ordinal)];

    /// <summary>The key of the text that says what goes in place of one.</summary>
    public static string KeyOf(string placeholder) => $"placeholder.{placeholder["YOUR-".Length..].Replace('-', '_').ToLowerInvariant()}";

    [GeneratedRegex("YOUR-[A-Z]+(?:-[A-Z]+)*", RegexOptions.None, 1000)]
    private static partial Regex Form();
}
