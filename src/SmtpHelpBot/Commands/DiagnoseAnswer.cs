using System.Globalization;
using System.Text;
using System.Text.Json;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;
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
    public static DiagnoseAnswer Of(JsonElement? id, string text)
    {
        var reading = PasteReader.Read(text);
        var found = new CaseFile { Id = CaseId.New(), OpenedAt = default, Readings = [reading] }.Weigh().Assessment;
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
            [.. reading.Secrets.Select(NameOf)]);
    }

    /// <summary>The answer in words, for a person at a terminal.</summary>
    public string ToPlainText()
    {
        var words = Texts.English;
        var text = new StringBuilder();
        if (Ranked.Count == 0)
        {
            text.AppendLine("Nothing here points to a cause. Please paste the whole error text.");
        }

        foreach (var candidate in Ranked)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{candidate.Confidence,4:P0}  {words["cause." + candidate.Cause]}");
        }

        foreach (var secret in Secrets)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"The text holds {words["secret." + secret]}. Please change it.");
        }

        return text.ToString().TrimEnd();
    }

    private static string NameOf(SecretKind kind) => JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString());

    /// <summary>A cause and how sure we are of it, from 0 to 1.</summary>
    internal sealed record Candidate(string Cause, double Confidence);
}
