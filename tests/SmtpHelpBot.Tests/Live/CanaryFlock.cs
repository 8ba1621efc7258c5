using System.Globalization;
using SmtpHelpBot.Diagnosis.Tests;

namespace SmtpHelpBot.Tests.Live;

/// <summary>A paste with a secret of every family: in each place of the redactor's own samples, and keys of each maker. Every secret is another one, and all hold the same mark.</summary>
internal static class CanaryFlock
{
    /// <summary>What every one of these secrets holds.</summary>
    public const string Mark = "Canary7q9";

    /// <summary>How keys begin whose letters are free, and what follows.</summary>
    private static readonly string[] Keys =
    [
        "SG.§aaaaaaaa.§bbbbbbbbbbbbbbb", "xkeysib-§aaaaaaaaaaaa", "xsmtpsib-§aaaaaaaaaaaa", "re_§_aaaaaaaaaaaaaaa", "mlsn.§aaaaaaaaaaaaaaaaaaaa", "mssp.§.aaaaaaaa.bbbbb", "md-§aaaaaaaaaaaa", "AIza§aaaaaaaaaaaaaaaaaaaaaaaa",
        "ya29.§aaaaaaaaaaaa", "1//0§aaaaaaaaaaaa", "4/0A§aaaaaaaaaaaaaaaa", "GOCSPX-§aaaaaaaaaaaa", "eyJ§aaaaaaaa.eyJaaaaaaaa.bbbbbbbb", "EwB§aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "xoxb-§aaaaaaaaaaaa", "xapp-§aaaaaaaaaaaa",
        "ghp_§aaaaaaaaaaaa", "github_pat_§aaaaaaaaaaaa", "glpat-§aaaaaaaaaaaa", "npm_§aaaaaaaaaaaaaaaaaaaaaaaaaaa", "sk_live_§aaaaaaaaaaaa", "abc8Q~§aaaaaaaaaaaaaaaaaaaaaa",
        "-----BEGIN PRIVATE KEY-----\n§\n-----END PRIVATE KEY-----",
    ];

    /// <summary>The paste.</summary>
    public static string Text { get; } = string.Join("\n\n", Samples.Lines("secrets").Concat(Samples.Lines("made-secrets")).Concat(Keys.Select(key => $"I used {key} there"))
        .Select((place, number) => place.Replace("§", Mark + "x" + number.ToString("D3", CultureInfo.InvariantCulture), StringComparison.Ordinal)));
}
