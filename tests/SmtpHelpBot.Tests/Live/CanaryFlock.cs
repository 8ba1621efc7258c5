using System.Globalization;
using SmtpHelpBot.Diagnosis.Tests;

namespace SmtpHelpBot.Tests.Live;

/// <summary>Pastes with a secret of every family: in each place of the redactor's own samples, and keys of each maker. Every secret is another one, and all hold the same mark.</summary>
internal static class CanaryFlock
{
    /// <summary>What every one of these secrets holds.</summary>
    public const string Mark = "Canary7q9";

    private const int HandCount = 8;

    /// <summary>How keys begin whose letters are free, and what follows.</summary>
    private static readonly string[] Keys =
    [
        "SG.§aaaaaaaa.§bbbbbbbbbbbbbbb", "xkeysib-§aaaaaaaaaaaa", "xsmtpsib-§aaaaaaaaaaaa", "re_§_aaaaaaaaaaaaaaa", "mlsn.§aaaaaaaaaaaaaaaaaaaa", "mssp.§.aaaaaaaa.bbbbb", "md-§aaaaaaaaaaaa", "AIza§aaaaaaaaaaaaaaaaaaaaaaaa",
        "ya29.§aaaaaaaaaaaa", "1//0§aaaaaaaaaaaa", "4/0A§aaaaaaaaaaaaaaaa", "GOCSPX-§aaaaaaaaaaaa", "eyJ§aaaaaaaa.eyJaaaaaaaa.bbbbbbbb", "EwB§aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "xoxb-§aaaaaaaaaaaa", "xapp-§aaaaaaaaaaaa",
        "ghp_§aaaaaaaaaaaa", "github_pat_§aaaaaaaaaaaa", "glpat-§aaaaaaaaaaaa", "npm_§aaaaaaaaaaaaaaaaaaaaaaaaaaa", "sk_live_§aaaaaaaaaaaa", "abc8Q~§aaaaaaaaaaaaaaaaaaaaaa",
        "-----BEGIN PRIVATE KEY-----\n§\n-----END PRIVATE KEY-----",
    ];

    /// <summary>The families: places of one sort, each with a secret of its own.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Families { get; } =
        [.. Samples.Families("secrets").Concat(Samples.Families("made-secrets")).Select((family, number) => family.Select((place, part) => WithSecret(place, $"x{number:D2}x{part:D3}")).ToArray())];

    /// <summary>The pastes: together all places, and in each of them some of every family and all keys.</summary>
    public static IReadOnlyList<string> Hands { get; } = [.. Enumerable.Range(0, HandCount).Select(HandOf)];

    /// <summary>Gives the pastes by turns.</summary>
    public static Func<string> Deal()
    {
        var dealt = -1;
        return () => Hands[Interlocked.Increment(ref dealt) % HandCount];
    }

    private static string HandOf(int hand) => string.Join(
        "\n\n", Families.SelectMany(family => PlacesFor(hand, family)).Concat(Keys.Select((key, number) => WithSecret($"I used {key} there", $"x99x{number:D3}"))));

    /// <summary>A small family goes round more than once.</summary>
    private static IEnumerable<string> PlacesFor(int hand, IReadOnlyList<string> family)
    {
        var hands = Math.Min(HandCount, family.Count);
        return family.Where((_, part) => part % hands == hand % hands);
    }

    private static string WithSecret(string place, FormattableString tail) => place.Replace("§", Mark + tail.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
