using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>Changes JSON at random: values of other kinds, hostile texts, members that are missing, double or deep; and now and then text that is no JSON any more.</summary>
internal static class JsonMutations
{
    private const int MostChanges = 4;
    private const int Long = 3000;

    /// <summary>A document made of a seed. Members of these names stay as they are, so that most documents come further than the door.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="texts">Texts to put in.</param>
    /// <param name="kept">The members, by their paths.</param>
    /// <param name="deepest">How deep a value may be nested.</param>
    /// <param name="random">The chance.</param>
    public static string Of(JObject seed, IReadOnlyList<string> texts, IReadOnlySet<string> kept, int deepest, Random random)
    {
        var document = (JObject)seed.DeepClone();
        for (var change = random.Next(MostChanges + 1); change > 0; change--)
        {
            List<JProperty> open = [.. document.Descendants().OfType<JProperty>().Where(member => !kept.Contains(member.Path))];
            if (open.Count > 0)
            {
                Change(random.Pick(open), texts, deepest, random);
            }
        }

        var json = document.ToString(Formatting.None);
        return random.Next(20) == 0 ? TextMutations.Of([json], random, json.Length * 2) : json;
    }

    private static void Change(JProperty member, IReadOnlyList<string> texts, int deepest, Random random)
    {
        switch (random.Next(6))
        {
            case 0:
                member.Remove();
                break;
            case 1:
                member.Replace(new JProperty(Free(member, TextMutations.Word(texts, random)), member.Value));
                break;
            case 2 when member.Value is JValue { Value: string text }:
                member.Value = TextMutations.Of([text, .. texts], random, Long);
                break;
            default:
                member.Value = Value(texts, deepest, random);
                break;
        }
    }

    /// <summary>A name that no other member has.</summary>
    private static string Free(JProperty member, string name) => member.Parent is JObject parent && parent.ContainsKey(name) ? $"{name}{parent.Count}" : name;

    private static JToken Value(IReadOnlyList<string> texts, int deepest, Random random) => random.Next(10) switch
    {
        0 => JValue.CreateNull(),
        1 => new JValue(random.Next(2) == 0),
        2 => new JValue(random.NextInt64(long.MinValue, long.MaxValue)),
        3 => new JValue(random.NextDouble() * double.MaxValue),
        4 => new JArray(Enumerable.Range(0, random.Next(4)).Select(_ => Value(texts, deepest, random))),
        5 => new JObject(new JProperty(TextMutations.Word(texts, random), Value(texts, deepest, random))),
        6 => Nested(random.Next(deepest)),
        7 => new JValue(new string('a', random.Next(Long))),
        _ => new JValue(TextMutations.Word(texts, random)),
    };

    private static JToken Nested(int depth)
    {
        JToken nested = new JValue("deep");
        for (; depth > 0; depth--)
        {
            nested = depth % 2 == 0 ? new JArray(nested) : new JObject(new JProperty("value", nested));
        }

        return nested;
    }
}
