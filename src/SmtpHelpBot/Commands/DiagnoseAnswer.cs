using System.Text.Json;
using System.Text.Json.Serialization;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Commands;

/// <summary>What the diagnose command answers; the names are those of its JSON.</summary>
internal sealed record DiagnoseAnswer(
    JsonElement? Id,
    string? Cause,
    IReadOnlyList<DiagnoseAnswer.Candidate> Ranked,
    string? Fine,
    string? Provider,
    string? Library,
    int? SmtpCode,
    string? EnhancedCode,
    string Language,
    string Redacted,
    IReadOnlyList<string> Secrets)
{
    /// <summary>Why, in the order of the evidence: keys of texts and the words they rest on.</summary>
    [JsonIgnore]
    public IReadOnlyList<Reason> Reasons { get; private init; } = [];

    /// <summary>Key of the one question that would settle the doubt; null where none would.</summary>
    [JsonIgnore]
    public string? Question { get; private init; }

    /// <summary>The answer that a case with one text gives.</summary>
    public static DiagnoseAnswer Of(JsonElement? id, CaseFile open)
    {
        var (reading, found) = (open.Readings[0], open.Assessment);
        return new(
            id,
            found.Likeliest?.ToName(),
            [.. found.Ranked.Select(candidate => new Candidate(candidate.Cause.ToName(), Math.Round(candidate.Confidence, 3)))],
            found.Fine,
            reading.Provider,
            reading.Library,
            reading.SmtpCode,
            reading.EnhancedCode,
            reading.Language,
            reading.Source.Value,
            [.. reading.Secrets.Select(NameOf)])
        {
            Reasons = [.. found.Evidence.Select(item => new Reason(item.Reason, item.Quote?.Value))],
            Question = found.NextQuestion,
        };
    }

    /// <summary>The answer in words, for a person at a terminal, with the advice on the same text.</summary>
    public string ToPlainText(string advice) => DiagnosePlainText.Of(this, advice, Texts.English);

    private static string NameOf(SecretKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>A cause and how sure we are of it, from 0 to 1.</summary>
    internal sealed record Candidate(string Cause, double Confidence);

    /// <summary>A key below <c>reason.</c> in the texts, and the masked words it rests on.</summary>
    internal sealed record Reason(string Key, string? Quote);
}
