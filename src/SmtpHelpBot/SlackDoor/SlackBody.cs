using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Reads bodies as Slack writes them: JSON, or the fields of a form.</summary>
internal static class SlackBody
{
    private const int DeepestJson = 64;

    /// <summary>The object that a text spells; null where it spells none.</summary>
    public static JObject? Json(string json)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(json)) { DateParseHandling = DateParseHandling.None, MaxDepth = DeepestJson };
            return JToken.ReadFrom(reader) as JObject;
        }
        catch (JsonReaderException)
        {
            return null;
        }
    }

    public static string Text(MemoryStream body) => Encoding.UTF8.GetString(body.GetBuffer(), 0, (int)body.Length);

    /// <summary>The fields of a form; one that is there twice is none.</summary>
    public static Dictionary<string, string> Fields(MemoryStream body) =>
        QueryHelpers.ParseQuery(Text(body)).Where(field => field.Value.Count == 1).ToDictionary(field => field.Key, field => field.Value[0] ?? "", StringComparer.Ordinal);
}
