using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Tests.Doubles;

/// <summary>
/// Says what Slack would have against blocks and views. It has its own copy of the limits, from Slack's reference, so that a wrong
/// one in the product is seen.
/// </summary>
public static class LimitsCheck
{
    private static readonly Dictionary<string, int> MostIn = new(StringComparer.Ordinal) { ["actions"] = 25, ["context"] = 10 };

    /// <summary>What is wrong with the blocks of a message.</summary>
    public static IEnumerable<string> OfMessage(JArray? blocks, string? text)
    {
        var faults = OfBlocks(blocks ?? [], 50);
        return string.IsNullOrWhiteSpace(text) || text.Length > 4000 ? faults.Append("a message has a text of 1 to 4000") : faults;
    }

    /// <summary>What is wrong with a modal or a home tab.</summary>
    public static IEnumerable<string> OfView(JObject view)
    {
        var faults = OfBlocks(view["blocks"] as JArray ?? [], 100).ToList();
        var isModal = view.Value<string>("type") == "modal";
        if (!isModal && view.Value<string>("type") != "home")
        {
            faults.Add("a view is a modal or a home");
        }

        foreach (var name in isModal ? ["title", "submit", "close"] : Array.Empty<string>())
        {
            faults.AddRange(view[name] is JObject text ? OfText(text, 24, name, plainOnly: true) : name == "title" ? ["a modal has a title"] : []);
        }

        if (isModal && view["submit"] is null && (view["blocks"] as JArray ?? []).Any(block => block.Value<string>("type") == "input"))
        {
            faults.Add("a modal with inputs has a submit");
        }

        Longest(faults, view, "private_metadata", 3000);
        Longest(faults, view, "callback_id", 255);
        return faults;
    }

    private static IEnumerable<string> OfBlocks(JArray blocks, int most)
    {
        if (blocks.Count > most || blocks.Count == 0)
        {
            yield return $"1 to {most} blocks, not {blocks.Count}";
        }

        var ids = blocks.Select(block => block.Value<string>("block_id")).OfType<string>().ToList();
        if (ids.Distinct(StringComparer.Ordinal).Count() != ids.Count)
        {
            yield return "a block_id is there twice";
        }

        foreach (var fault in blocks.SelectMany((block, place) => OfBlock((JObject)block).Select(fault => $"block {place}: {fault}")))
        {
            yield return fault;
        }
    }

    private static List<string> OfBlock(JObject block)
    {
        var faults = new List<string>();
        Longest(faults, block, "block_id", 255);
        switch (block.Value<string>("type"))
        {
            case "header":
                faults.AddRange(OfText(block["text"] as JObject, 150, "header", plainOnly: true));
                break;
            case "section":
                faults.AddRange(block["text"] is JObject text ? OfText(text, 3000, "section") : block["fields"] is null ? ["a section has text or fields"] : []);
                faults.AddRange(block["fields"] is JArray fields ? OfFields(fields) : []);
                break;
            case "context":
                faults.AddRange(OfList(block, "elements", MostIn["context"]));
                faults.AddRange(Parts(block, "elements").SelectMany(part => part.Value<string>("type") == "image" ? OfImage(part) : OfText(part, 3000, "context")));
                break;
            case "actions":
                faults.AddRange(OfList(block, "elements", MostIn["actions"]));
                faults.AddRange(Parts(block, "elements").SelectMany(OfElement));
                faults.AddRange(Parts(block, "elements").Select(part => part.Value<string>("action_id")).GroupBy(id => id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => $"action_id {same.Key} is there twice"));
                break;
            case "image":
                faults.AddRange(OfImage(block));
                break;
            case "input":
                faults.AddRange(OfText(block["label"] as JObject, 2000, "label", plainOnly: true));
                faults.AddRange(block["element"] is JObject element ? OfElement(element) : ["an input has an element"]);
                break;
            case "rich_text":
                faults.AddRange(OfRichText(block));
                break;
            case "divider":
                break;
            default:
                faults.Add($"{block["type"]} is no block that we know");
                break;
        }

        return faults;
    }

    private static IEnumerable<string> OfRichText(JObject block)
    {
        foreach (var part in Parts(block, "elements"))
        {
            if (part.Value<string>("type") is not ("rich_text_section" or "rich_text_preformatted" or "rich_text_quote" or "rich_text_list") || part["elements"] is not JArray { Count: > 0 })
            {
                yield return "a rich text has sections with something in them";
            }
        }

        var texts = block.Descendants().OfType<JProperty>().Where(p => p is { Name: "text", Value.Type: JTokenType.String }).Select(p => p.Value.Value<string>()!).ToList();
        if (texts.Exists(text => text.Length == 0) || texts.Sum(text => text.Length) is 0 or > 3000)
        {
            yield return "rich text has 1 to 3000 characters";
        }
    }

    private static IEnumerable<string> OfFields(JArray fields) =>
        (fields.Count is 0 or > 10 ? ["1 to 10 fields"] : Array.Empty<string>()).Concat(fields.OfType<JObject>().SelectMany(field => OfText(field, 2000, "field")));

    private static IEnumerable<string> OfElement(JObject element)
    {
        var faults = new List<string>();
        Longest(faults, element, "action_id", 255);
        faults.AddRange(element["placeholder"] is JObject placeholder ? OfText(placeholder, 150, "placeholder", plainOnly: true) : []);
        switch (element.Value<string>("type"))
        {
            case "button":
                faults.AddRange(OfText(element["text"] as JObject, 75, "button", plainOnly: true));
                Longest(faults, element, "value", 2000);
                Longest(faults, element, "url", 3000);
                faults.AddRange(element["style"] is null || element.Value<string>("style") is "primary" or "danger" ? [] : ["a style is primary or danger"]);
                break;
            case "static_select" or "multi_static_select":
                faults.AddRange(OfOptions(element, 100));
                break;
            case "radio_buttons" or "checkboxes":
                faults.AddRange(OfOptions(element, 10));
                break;
            case "plain_text_input":
                faults.AddRange(element.Value<int?>("max_length") is < 1 or > 3000 ? ["max_length is 1 to 3000"] : []);
                faults.AddRange(element.Value<string>("initial_value")?.Length > (element.Value<int?>("max_length") ?? 3000) ? ["initial_value is longer than max_length"] : []);
                break;
            case "number_input":
                faults.AddRange(OfNumber(element));
                break;
            case "datepicker" or "timepicker":
                break;
            default:
                faults.Add($"{element["type"]} is no element that we know");
                break;
        }

        return faults;
    }

    private static IEnumerable<string> OfNumber(JObject element)
    {
        var numbers = new[] { "min_value", "initial_value", "max_value" }.Where(name => element[name] is not null)
            .Select(name => decimal.TryParse(element.Value<string>(name), System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : (decimal?)null).ToList();
        return numbers.Contains(null) ? ["a number is written as one"] : [];
    }

    private static List<string> OfOptions(JObject element, int most)
    {
        var options = Parts(element, "options").ToList();
        var faults = OfList(element, "options", most).ToList();
        faults.AddRange(options.SelectMany(option => OfText(option["text"] as JObject, 75, "option")));
        faults.AddRange(options.Where(option => option.Value<string>("value") is not { Length: > 0 and <= 75 }).Select(_ => "an option's value has 1 to 75"));
        var initial = Parts(element, "initial_options").Concat(element["initial_option"] is JObject one ? [one] : []);
        faults.AddRange(initial.Where(chosen => !options.Exists(option => JToken.DeepEquals(option, chosen))).Select(_ => "an initial option is one of the options"));
        return faults;
    }

    private static List<string> OfImage(JObject image)
    {
        var faults = new List<string>();
        Longest(faults, image, "image_url", 3000);
        Longest(faults, image, "alt_text", 2000);
        faults.AddRange(Uri.TryCreate(image.Value<string>("image_url"), UriKind.Absolute, out _) && image["alt_text"] is not null ? [] : ["an image has an address and an alt_text"]);
        return faults;
    }

    private static IEnumerable<string> OfText(JObject? text, int most, string what, bool plainOnly = false)
    {
        if (text?.Value<string>("type") is not ("plain_text" or "mrkdwn") || (plainOnly && text.Value<string>("type") != "plain_text"))
        {
            return [$"the text of a {what} is of a wrong type"];
        }

        return text.Value<string>("text") is { Length: > 0 } words && words.Length <= most ? [] : [$"the text of a {what} has 1 to {most}, not {text.Value<string>("text")?.Length}"];
    }

    private static IEnumerable<string> OfList(JObject block, string name, int most) => block[name] is JArray { Count: var count } && count > 0 && count <= most ? [] : [$"{name}: 1 to {most}"];

    private static IEnumerable<JObject> Parts(JObject block, string name) => (block[name] as JArray ?? []).OfType<JObject>();

    private static void Longest(List<string> faults, JObject part, string name, int most)
    {
        if (part[name] is JValue { Value: string text } && (text.Length > most || (text.Length == 0 && name is not ("value" or "private_metadata"))))
        {
            faults.Add($"{name} has at most {most}");
        }
    }
}
