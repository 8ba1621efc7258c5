using System.Text.Encodings.Web;
using System.Text.Json;

namespace SmtpHelpBot.Commands.Export;

/// <summary>Exported lines as one JSON array that people can read too.</summary>
internal static class ExportJson
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(IEnumerable<T> lines) => JsonSerializer.Serialize(lines, Readable);
}
