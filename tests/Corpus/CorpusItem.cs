using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Corpus;

/// <summary>A real text with its right diagnosis.</summary>
internal sealed record CorpusItem
{
    private static readonly JsonSerializerOptions Names = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public required string Id { get; init; }

    public required string Text { get; init; }

    public required string Cause { get; init; }

    /// <summary>Other causes that a careful reader allows.</summary>
    public IReadOnlyList<string> Secondary { get; init; } = [];

    public string? Fine { get; init; }

    public string? Provider { get; init; }

    public string? Library { get; init; }

    public string SmtpCode { get; init; } = "";

    public string EnhancedCode { get; init; } = "";

    /// <summary>Nobody confirmed it, and another cause is plausible.</summary>
    public bool Ambiguous { get; init; }

    /// <summary>The server's sentence alone does not settle the cause.</summary>
    public bool GenericText { get; init; }

    /// <summary>The text settles the cause.</summary>
    [JsonIgnore]
    public bool IsStrict => !Ambiguous && !GenericText;

    /// <summary>The items of a file, one JSON object a line.</summary>
    public static IEnumerable<CorpusItem> Of(IEnumerable<string> lines) =>
        lines.Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<CorpusItem>(line, Names)!);
}
