using System.Text;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>Masks the texts of one activity, cuts each at 64 KiB, and remembers what there was.</summary>
internal sealed class TextMask
{
    /// <summary>The longest text that is kept, in bytes of UTF-8.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>A secret that straddles the cut is still seen whole.</summary>
    private const int LookAhead = 4 * 1024;
    private readonly HashSet<SecretKind> secrets = [];

    /// <summary>The kinds of secrets that were masked, each once.</summary>
    public IReadOnlyList<SecretKind> Secrets => [.. secrets.Order()];

    /// <summary>Whether a text was too long.</summary>
    public bool Truncated { get; private set; }

    /// <summary>The text, masked and cut.</summary>
    public string? Apply(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return text;
        }

        var result = Redactor.Redact(Cut(text, Longest + LookAhead));
        secrets.UnionWith(result.Secrets);
        Truncated |= Encoding.UTF8.GetByteCount(text) > Longest;
        return Cut(result.Text.Value, Longest);
    }

    /// <summary>The value with every text in it masked and cut, and without names such as $type, which serializers take for orders.</summary>
    public JToken Apply(JToken value) => value switch
    {
        JObject map => new JObject(map.Properties().Where(p => !p.Name.StartsWith('$')).Select(p => new JProperty(p.Name, IsOurs(map, p) ? p.Value.DeepClone() : Apply(p.Value)))),
        JArray list => new JArray(list.Select(Apply)),
        { Type: JTokenType.String } => new JValue(Apply(value.Value<string>())),
        _ => value.DeepClone(),
    };

    /// <summary>A random id may look like a secret; one that we put on a button ourselves is none.</summary>
    private static bool IsOurs(JObject map, JProperty part) =>
        part.Value is JValue { Value: string own } && map[ButtonMarks.Act] is JValue { Value: string act }
        && ButtonMarks.Fits(ButtonMarks.Act, act) && ButtonMarks.Fits(part.Name, own);

    /// <summary>The first <paramref name="bytes"/> of the text as UTF-8, without half a character.</summary>
    private static string Cut(string text, int bytes)
    {
        if (Encoding.UTF8.GetByteCount(text) <= bytes)
        {
            return text;
        }

        Encoding.UTF8.GetEncoder().Convert(text, new byte[bytes], flush: false, out var characters, out _, out _);
        return text[..characters];
    }
}
