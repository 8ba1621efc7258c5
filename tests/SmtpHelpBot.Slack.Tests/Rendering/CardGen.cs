using AdaptiveCards;
using CsCheck;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Tests.Rendering;

/// <summary>Makes valid Adaptive Cards of every kind, odd and oversized ones among them.</summary>
internal static class CardGen
{
    /// <summary>Texts with what means something to Slack or to Markdown, and characters of two units.</summary>
    private static readonly Gen<string> Short = Gen.OneOf(
        Gen.String[Gen.Char[' ', '~'], 0, 40],
        Gen.String[Gen.Char["*_~`&<>[]()|\n #@!"], 0, 60],
        AnyOf("", " ", "<!channel>", "<@U123>", "**bold** & [link](https://example.com/?a=1&b=2)", "🔑🔑🔑", "`code`", "&amp;", "[x](javascript:alert(1))", "a\n\nb"));

    /// <summary>The same, and texts that are too long for every place.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(Short, Short, Short, Gen.Select(
        AnyOf("word ", "🔑", "&", "<a>", "[t](https://example.com) ", "x"), Gen.Int[70, 7000], (piece, length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))));

    private static readonly Gen<string> Id = Gen.OneOf(Gen.String[Gen.Char['a', 'e'], 1, 2], Gen.Int[200, 400].Select(length => new string('i', length)), Gen.Const(""));

    private static readonly Gen<JObject> TextBlock = Gen.Select(
        Text, AnyOf("Default", "Small", "Large", "ExtraLarge"), AnyOf("Default", "Bolder"), Gen.Bool,
        (text, size, weight, subtle) => Part("TextBlock", ("text", text), ("size", size), ("weight", weight), ("isSubtle", subtle)));

    private static readonly Gen<JObject> Run = Gen.Select(
        Text, AnyOf("Default", "Small", "Large"), AnyOf("Default", "Bolder"), AnyOf("Default", "Monospace"), Gen.Bool,
        (text, size, weight, font, flag) => Part("TextRun", ("text", text), ("size", size), ("weight", weight), ("fontType", font), ("italic", flag), ("strikethrough", !flag)));

    private static readonly Gen<JObject> RichTextBlock = Run.Array[0, 5].Select(runs => Part("RichTextBlock", ("inlines", new JArray(runs.ToArray<object>()))));

    private static readonly Gen<JObject> Facts = Gen.Select(Short, Text).Array[0, 14].Select(facts =>
        Part("FactSet", ("facts", new JArray(facts.Select(fact => new JObject { ["title"] = fact.Item1, ["value"] = fact.Item2 })))));

    private static readonly Gen<JObject> Image = Gen.Select(Text, AnyOf("https://example.com/a.png", "data:image/png;base64,AAAA", "relative.png", "https://example.com/" + new string('a', 3100)),
        (alt, url) => Part("Image", ("url", url), ("altText", alt)));

    private static readonly Gen<JObject> Data = Gen.OneOf(
        Gen.String[Gen.Char['a', 'z'], 1, 12].Select(act => new JObject { ["act"] = act }),
        Gen.Int[0, 1].Select(_ => new JObject()),
        Gen.Int[1, 3000].Select(length => new JObject { ["act"] = "long", ["more"] = new string('d', length) }));

    private static readonly Gen<JObject> Press = Gen.Select(
        Text, Data, AnyOf("Action.Execute", "Action.Submit"), AnyOf("default", "positive", "destructive"), Gen.Bool,
        (title, data, type, style, withInputs) => Part(type, ("title", title), ("data", data), ("style", style), ("associatedInputs", withInputs ? "auto" : "none")));

    private static readonly Gen<JObject> Link = Gen.Select(Text, AnyOf("https://example.com", "mailto:a@example.com", "https://example.com/" + new string('b', 3100)),
        (title, url) => Part("Action.OpenUrl", ("title", title), ("url", url)));

    private static readonly Gen<JObject> Input = Gen.OneOf(
        Gen.Select(Id, Text, Text, Text, Gen.Int[0, 5000], Gen.Bool, (id, label, value, hint, most, flag) =>
            Part("Input.Text", ("id", id), ("label", label), ("value", value), ("placeholder", hint), ("maxLength", most), ("isRequired", flag), ("isMultiline", flag))),
        Gen.Select(Id, Text, Gen.Double, Gen.Double, (id, label, value, min) => Part("Input.Number", ("id", id), ("label", label), ("value", Finite(value)), ("min", Finite(min)))),
        Gen.Select(Id, Text, AnyOf("2026-11-25", "soon", "", "2026-13-45"), (id, label, value) => Part("Input.Date", ("id", id), ("label", label), ("value", value))),
        Gen.Select(Id, Text, AnyOf("12:30", "noon", "25:99"), (id, label, value) => Part("Input.Time", ("id", id), ("label", label), ("value", value))),
        Gen.Select(Id, Text, Gen.Select(Short, Short).Array[0, 130], Gen.Bool, AnyOf("compact", "expanded"), (id, label, choices, many, style) => Part(
            "Input.ChoiceSet", ("id", id), ("label", label), ("isMultiSelect", many), ("style", style), ("value", choices.Length > 0 ? choices[0].Item2 : ""),
            ("choices", new JArray(choices.Select(choice => new JObject { ["title"] = choice.Item1, ["value"] = choice.Item2 }))))),
        Gen.Select(Id, Text, Text, (id, title, value) => Part("Input.Toggle", ("id", id), ("title", title), ("value", value))));

    private static readonly Gen<JObject> Unknown = Gen.OneOf(
        Gen.Select(Gen.Double, Gen.Double, (value, max) => Part("ProgressBar", ("value", Finite(value)), ("max", Finite(max)))),
        Text.Select(text => Part("Badge", ("text", text))),
        Gen.Int[0, 1].Select(_ => Part("Carousel")));

    /// <summary>A card with up to a hundred elements, three levels deep.</summary>
    public static Gen<AdaptiveCard> Card { get; } = Gen.Select(Elements(3).Array[0, 12], Actions(1).Array[0, 30], Text, (body, actions, fallback) => Whole(body, actions, fallback))
        .Select(json => AdaptiveCard.FromJson(json.ToString()).Card);

    private static JObject Whole(JObject[] body, JObject[] actions, string fallback)
    {
        var card = Part("AdaptiveCard", ("version", "1.5"), ("fallbackText", fallback), ("body", new JArray(body.ToArray<object>())), ("actions", new JArray(actions.ToArray<object>())));
        return card;
    }

    private static Gen<JObject> Elements(int depth)
    {
        var plain = Gen.OneOf(TextBlock, RichTextBlock, Facts, Image, Input, Unknown);
        if (depth == 0)
        {
            return plain;
        }

        var inner = Elements(depth - 1).Array[0, 4];
        return Gen.OneOf(
            plain,
            plain,
            Gen.Select(inner, Gen.Bool, (items, shown) => Part("Container", ("items", new JArray(items.ToArray<object>())), ("isVisible", shown), ("separator", shown))),
            inner.Array[0, 3].Select(columns => Part("ColumnSet", ("columns", new JArray(columns.Select(items => Part("Column", ("items", new JArray(items.ToArray<object>())))))))),
            inner.Array[0, 3].Select(rows => Part("Table", ("rows", new JArray(rows.Select(items =>
                Part("TableRow", ("cells", new JArray(items.Select(item => Part("TableCell", ("items", new JArray(item))))))))))) ),
            Actions(depth - 1).Array[0, 30].Select(actions => Part("ActionSet", ("actions", new JArray(actions.ToArray<object>())))));
    }

    private static Gen<JObject> Actions(int depth) => depth == 0
        ? Gen.OneOf(Press, Link)
        : Gen.OneOf(
            Press,
            Link,
            Gen.Select(Text, Id, (title, id) => Part("Action.ToggleVisibility", ("title", title), ("targetElements", new JArray(id)))),
            Gen.Select(Text, Elements(0).Array[0, 4], Press.Array[0, 2], (title, body, actions) => Part("Action.ShowCard", ("title", title), ("card", Whole(body, actions, "")))));

    /// <summary>One of these.</summary>
    public static Gen<string> AnyOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(place => texts[place]);

    private static JObject Part(string type, params (string Name, object Value)[] properties) =>
        new(properties.Select(property => new JProperty(property.Name, property.Value)).Prepend(new("type", type)));

    private static double Finite(double number) => double.IsFinite(number) ? number : 0;
}
