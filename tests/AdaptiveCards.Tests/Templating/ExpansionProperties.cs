using AdaptiveCards.Templating;
using CsCheck;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Tests.Templating;

public sealed class ExpansionProperties
{
    private static readonly string[] Pieces =
    [
        "${", "}", "$", "{", "`", "\\", "'", "\"", "(", ")", "[", "]", ".", ",", "+", "-", "*", "/", "%", "^", "&&", "||", "==", "!=", "<=", ">", "!", "?", ":", "??", "&",
        " ", "\n", "0", "7", "1.5", "a", "b", "list", "none", "$root", "$data", "$index", "$host", "true", "null", "'x'",
        "if(", "count(", "join(", "json(", "formatDateTime(", "concat(", "string(", "toUpper(", "contains(", "empty(", "nofn(", "ü", "\ud800",
    ];

    private static readonly string[] Names = ["a", "b", "list", "text", "$data", "$when", "${a}"];

    private static readonly Gen<string> Scrap = Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 14].Select(string.Concat);

    private static readonly Gen<JToken> Leaf = Gen.OneOf<JToken>(
        Gen.String.Select(text => (JToken)new JValue(text)),
        Scrap.Select(text => (JToken)new JValue(text)),
        Gen.Long.Select(number => (JToken)new JValue(number)),
        Gen.Double.Select(number => (JToken)new JValue(number)),
        Gen.Bool.Select(truth => (JToken)new JValue(truth)),
        Gen.Const((JToken)JValue.CreateNull()));

    private static readonly Gen<JToken> Json = Gen.Recursive<JToken>((depth, inner) => depth > 3 ? Leaf : Gen.Frequency(
        (3, Leaf),
        (1, inner.Array[0, 3].Select(items => (JToken)new JArray(items))),
        (2, Gen.Select(Gen.Int[0, Names.Length - 1].Select(i => Names[i]), inner).Array[0, 4].Select(properties => (JToken)Object(properties)))));

    [Fact]
    public void Any_template_gives_JSON_or_is_refused_in_one_way() => Gen.Select(Json, Json).Sample((template, data) =>
    {
        try
        {
            var card = new AdaptiveCardTemplate(template.ToString()).Expand(data);
            Assert.NotNull(Case.Read(card));
        }
        catch (AdaptiveTemplateException)
        {
            // The one way.
        }
    }, iter: 5_000);

    [Fact]
    public void Any_expression_gives_JSON_or_is_refused_in_one_way() => Gen.Select(Scrap, Json, Json).Sample((expression, a, list) =>
    {
        try
        {
            var template = new JObject { ["whole"] = "${" + expression + "}", ["mixed"] = "x " + expression };
            var card = new AdaptiveCardTemplate(template.ToString()).Expand(new JObject { ["a"] = a, ["b"] = 2, ["list"] = list });
            Assert.IsType<JObject>(Case.Read(card));
        }
        catch (AdaptiveTemplateException)
        {
            // The one way.
        }
    }, iter: 20_000);

    [Fact]
    public void Any_text_is_a_template_or_is_refused_in_one_way() => Gen.OneOf(Gen.String, Scrap).Sample(text =>
    {
        try
        {
            Assert.NotNull(new AdaptiveCardTemplate(text).Expand("{}"));
        }
        catch (AdaptiveTemplateException)
        {
            // The one way.
        }
    }, iter: 5_000);

    [Fact]
    public void What_the_data_say_comes_through_as_it_is() => Gen.OneOf(Gen.String, Scrap).Sample(said =>
    {
        var template = new AdaptiveCardTemplate("""{"body":[{"$data":"${list}","whole":"${$data}","mixed":"<${$data}>"}],"deep":"${o.a}"}""");

        var card = Case.Read(template.Expand(new JObject { ["list"] = new JArray(said), ["o"] = new JObject { ["a"] = new JArray(said) } }));

        Assert.Equal(said, (string?)card["body"]![0]!["whole"]);
        Assert.Equal("<" + said + ">", (string?)card["body"]![0]!["mixed"]);
        Assert.Equal(said, (string?)card["deep"]![0]);
    }, iter: 5_000);

    [Fact]
    public void Arithmetic_is_that_of_numbers() => Gen.Select(Gen.Int[-1000, 1000], Gen.Int[-1000, 1000], Gen.Int[1, 50]).Sample((a, b, c) =>
    {
        var template = new AdaptiveCardTemplate("""{"v":"${a + b * c - -a}","less":"${a + 1 < b * 2 && c > 0}","div":"${a / c}"}""");

        var card = Case.Read(template.Expand(new JObject { ["a"] = a, ["b"] = b, ["c"] = c }));

        Assert.Equal(a + (b * c) + a, (int)card["v"]!);
        Assert.Equal(a + 1 < b * 2, (bool)card["less"]!);
        Assert.Equal((int)Math.Floor((double)a / c), (int)card["div"]!);
    });

    private static JObject Object((string Name, JToken Value)[] properties)
    {
        var made = new JObject();
        foreach (var (name, value) in properties)
            made[name] = value;
        return made;
    }
}
