using System.Text.Json;
using SmtpHelpBot.Probe.Tls;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>Products that open TLS on the way and put a certificate of their own in place of the server's; the issuer names them (<c>interceptors.json</c>).</summary>
internal static class Interceptors
{
    private static readonly Product[] Known = Load();

    /// <summary>The product that issued the certificate; null where none did.</summary>
    public static string? Find(CertificateSight certificate) =>
        Array.Find(Known, product => product.Issuers.Any(issuer => certificate.Issuer.Contains(issuer, StringComparison.OrdinalIgnoreCase)))?.Name;

    /// <summary>The mail scanner that greets in place of the server; null where none names itself.</summary>
    public static string? FindScanner(string greeting) =>
        Array.Find(Known, product => product.Greetings?.Any(words => greeting.Contains(words, StringComparison.OrdinalIgnoreCase)) == true)?.Name;

    private static Product[] Load()
    {
        using var stream = typeof(Interceptors).Assembly.GetManifestResourceStream("interceptors.json")!;
        return JsonSerializer.Deserialize<Product[]>(stream, JsonSerializerOptions.Web)!;
    }

    /// <summary>A product, parts of its issuers' distinguished names, and what it says where it greets itself.</summary>
    internal sealed record Product(string Name, IReadOnlyList<string> Issuers, IReadOnlyList<string>? Greetings);
}
