using System.Text.Json.Nodes;
using Json.Schema;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Tests.Facts;

/// <summary>The files of facts as they are built in, and the schemas they are held to.</summary>
internal static class FactFiles
{
    public static IReadOnlyList<string> Named(string begin) => [.. FactsJson.Names(begin)];

    public static JsonNode Content(string name)
    {
        using var stream = typeof(FactsJson).Assembly.GetManifestResourceStream(name)!;
        return JsonNode.Parse(stream)!;
    }

    public static JsonSchema Schema(string name)
    {
        using var reader = new StreamReader(typeof(FactFiles).Assembly.GetManifestResourceStream($"{name}.schema")!);
        return JsonSchema.FromText(reader.ReadToEnd());
    }

    /// <summary>What is wrong with a file; empty where it holds to the schema.</summary>
    public static IReadOnlyList<string> Faults(JsonSchema schema, JsonNode content)
    {
        var found = schema.Evaluate(content, new EvaluationOptions { OutputFormat = OutputFormat.List, RequireFormatValidation = true });
        return found.IsValid ? [] : [.. found.Details.Where(detail => detail.HasErrors).SelectMany(detail => detail.Errors!.Select(error => $"{detail.InstanceLocation}: {error.Value}"))];
    }
}
