using System.Text.Json;
using System.Text.Json.Serialization;

namespace SmtpHelpBot.Diagnosis.Cases;

/// <summary>A case as JSON, to be kept and read back.</summary>
public static partial class CaseJson
{
    /// <summary>The whole case; what people wrote in it is masked already.</summary>
    public static string Write(CaseFile open) => JsonSerializer.Serialize(open, Members.Default.CaseFile);

    /// <summary>The case; what people wrote in it is masked again.</summary>
    /// <exception cref="JsonException">It is not the JSON of a case.</exception>
    public static CaseFile Read(string json) => JsonSerializer.Deserialize(json, Members.Default.CaseFile) ?? throw new JsonException("A stored case is empty.");

    /// <summary>Made by the compiler: to look the members up at run time takes a good part of a start.</summary>
    [JsonSerializable(typeof(CaseFile))]
    private sealed partial class Members : JsonSerializerContext;
}
