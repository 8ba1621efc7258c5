using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Desk.Transcripts;

/// <summary>How entries are written, on disk and to the page.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Entry))]
internal sealed partial class DeskJson : JsonSerializerContext;
