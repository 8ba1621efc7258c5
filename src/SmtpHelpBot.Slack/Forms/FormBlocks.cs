using System.Globalization;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.BlockKit;

namespace SmtpHelpBot.Slack.Forms;

/// <summary>Draws what a form asks as input blocks. The block has the input's name, and its element always the same.</summary>
public static class FormBlocks
{
    /// <summary>The action id of every element: its block says which it is.</summary>
    public const string Element = "input";

    /// <summary>The input block of an input.</summary>
    public static JObject Of(FormInput input) => Block.Input(input.Id, input.Label.Length > 0 ? input.Label : input.Placeholder ?? "", ElementOf(input), !input.IsRequired);

    /// <summary>The same blocks; a field for long texts that takes no more than Slack lets it says what to do with a longer one.</summary>
    public static IEnumerable<JObject> Hinted(IEnumerable<JObject> blocks, string hint)
    {
        foreach (var block in blocks)
        {
            if (block["element"] is JObject element && element.Value<bool?>("multiline") == true && element.Value<int?>("max_length") == SlackLimits.InputText)
            {
                block["hint"] = Block.Plain(hint, SlackLimits.InputHint);
            }

            yield return block;
        }
    }

    /// <summary>A choice's value as Slack takes it: itself where it is short enough, or else its place in the list.</summary>
    public static string ValueOf(FormInput input, int place) =>
        input.Choices![place].Value is { Length: > 0 and <= SlackLimits.OptionValue } value && value[0] != '#' ? value : $"#{place.ToString(CultureInfo.InvariantCulture)}";

    private static JObject ElementOf(FormInput input) => input.Kind switch
    {
        FormInputKind.Number => Numbered(input),
        FormInputKind.Date => With(Placed(New("datepicker"), input), "initial_date", IsExactly(input.Value, "yyyy-MM-dd") ? input.Value : null),
        FormInputKind.Time => With(Placed(New("timepicker"), input), "initial_time", IsExactly(input.Value, "HH:mm") ? input.Value : null),
        FormInputKind.Choice when input.Choices is { Count: > 0 } => Chosen(input),
        FormInputKind.Toggle when input.Choices is { Count: > 0 } => Toggled(input),
        _ => Typed(input),
    };

    private static JObject Typed(FormInput input)
    {
        var element = Placed(New("plain_text_input"), input);
        var most = input.MaxLength is > 0 and <= SlackLimits.InputText ? input.MaxLength : SlackLimits.InputText;
        element["multiline"] = input.IsMultiple;
        element["max_length"] = most;
        return With(element, "initial_value", input.Value is { Length: > 0 } value ? Cut.To(value, most) : null);
    }

    private static JObject Numbered(FormInput input)
    {
        var element = Placed(New("number_input"), input);
        element["is_decimal_allowed"] = true;
        With(element, "min_value", Written(input.Min));
        With(element, "max_value", Written(input.Max));
        return With(element, "initial_value", double.TryParse(input.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && IsWithin(input, value) ? Written(value) : null);
    }

    private static JObject Chosen(FormInput input)
    {
        var boxes = input.IsOpen && input.Choices!.Count <= SlackLimits.BoxOptions;
        var most = boxes ? SlackLimits.BoxOptions : SlackLimits.SelectOptions;
        var options = Enumerable.Range(0, Math.Min(most, input.Choices!.Count)).Select(place => Option(input, place)).ToList();
        var wanted = (input.IsMultiple ? input.Value?.Split(',') : [input.Value!]) ?? [];
        var first = options.Where((_, place) => wanted.Contains(input.Choices[place].Value, StringComparer.Ordinal)).DistinctBy(option => option.Value<string>("value"), StringComparer.Ordinal).ToList();
        var element = boxes ? New(input.IsMultiple ? "checkboxes" : "radio_buttons") : Placed(New(input.IsMultiple ? "multi_static_select" : "static_select"), input);
        element["options"] = new JArray(options);
        return first.Count == 0 ? element
            : input.IsMultiple ? With(element, "initial_options", new JArray(first.Select(option => option.DeepClone())))
            : With(element, "initial_option", first[0].DeepClone());
    }

    private static JObject Toggled(FormInput input)
    {
        var on = Option(input, 0);
        var element = New("checkboxes");
        element["options"] = new JArray(on);
        return With(element, "initial_options", input.Value == input.Choices![0].Value ? new JArray(on.DeepClone()) : null);
    }

    private static JObject Option(FormInput input, int place) => new()
    {
        ["text"] = Block.Plain(input.Choices![place].Title is { Length: > 0 } title ? title : input.Choices[place].Value, SlackLimits.OptionText),
        ["value"] = ValueOf(input, place),
    };

    private static bool IsWithin(FormInput input, double value) => double.IsFinite(value) && !(value < input.Min) && !(value > input.Max);

    private static string? Written(double? number) => number is { } value && double.IsFinite(value) ? ((decimal?)AsDecimal(value))?.ToString(CultureInfo.InvariantCulture) : null;

    private static decimal? AsDecimal(double value) => Math.Abs(value) < (double)decimal.MaxValue / 2 ? (decimal)value : null;

    private static bool IsExactly(string? text, string format) => DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    private static JObject New(string type) => new() { ["type"] = type, ["action_id"] = Element };

    private static JObject Placed(JObject element, FormInput input) =>
        With(element, "placeholder", input.Placeholder is { Length: > 0 } words ? Block.Plain(words, SlackLimits.Placeholder) : null);

    private static JObject With(JObject element, string name, JToken? value)
    {
        // No text at all becomes a token of its own.
        if (value is not (null or JValue { Value: null }))
        {
            element[name] = value;
        }

        return element;
    }
}
