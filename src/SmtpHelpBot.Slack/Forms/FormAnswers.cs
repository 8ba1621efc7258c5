using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Forms;

/// <summary>Reads what people filled in, as Adaptive Cards would send it, and says what is wrong with it.</summary>
public static class FormAnswers
{
    private static readonly TimeSpan LongestMatch = TimeSpan.FromMilliseconds(200);

    /// <summary>The answers of a form by name; and what is wrong, by name, with the words that say so.</summary>
    public static (JObject Data, JObject Errors) Check(Form form, JObject values, string usualError)
    {
        var data = (JObject)form.Data.DeepClone();
        data.Merge(Read(values));
        var errors = new JObject();
        foreach (var input in form.Inputs)
        {
            var value = Of(input, values[input.Id]?[FormBlocks.Element] as JObject);
            data[input.Id] = value;
            if (!IsRight(input, value))
            {
                errors[input.Id] = input.Error is { Length: > 0 } words ? words : usualError;
            }
        }

        return (data, errors);
    }

    /// <summary>What stands in all inputs of a message, without the form that says how they should look.</summary>
    public static JObject Read(JObject values)
    {
        var data = new JObject();
        foreach (var block in values.Properties())
        {
            if (block.Value[FormBlocks.Element] is JObject state)
            {
                data[block.Name] = Raw(state);
            }
        }

        return data;
    }

    private static string Of(FormInput input, JObject? state)
    {
        var raw = state is null ? "" : Raw(state);
        return input switch
        {
            { Kind: FormInputKind.Toggle, Choices: [var on, var off, ..] } => raw.Length > 0 ? on.Value : off.Value,
            { Kind: FormInputKind.Choice, Choices: { Count: > 0 } choices } => string.Join(',', Split(input, raw).Select(value => Original(input, choices, value))),
            _ => raw,
        };
    }

    private static string[] Split(FormInput input, string raw) => raw.Length == 0 ? [] : input.IsMultiple ? raw.Split(',') : [raw];

    private static string Original(FormInput input, IReadOnlyList<FormChoice> choices, string value) =>
        value.StartsWith('#') && int.TryParse(value.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < choices.Count && FormBlocks.ValueOf(input, place) == value
            ? choices[place].Value : value;

    private static string Raw(JObject state) => state.Value<string>("type") switch
    {
        "datepicker" => Text(state["selected_date"]),
        "timepicker" => Text(state["selected_time"]),
        "static_select" or "radio_buttons" => Text((state["selected_option"] as JObject)?["value"]),
        "multi_static_select" or "checkboxes" => string.Join(',', (state["selected_options"] as JArray ?? []).OfType<JObject>().Select(option => Text(option["value"]))),
        _ => Text(state["value"]),
    };

    private static string Text(JToken? value) => value is JValue { Value: string text } ? text : "";

    private static bool IsRight(FormInput input, string value) => value.Length == 0 || string.IsNullOrWhiteSpace(value)
        ? !input.IsRequired
        : input.Kind switch
        {
            FormInputKind.Text => (input.MaxLength <= 0 || value.Length <= input.MaxLength) && Matches(input.Pattern, value),
            FormInputKind.Number => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && !(number < input.Min) && !(number > input.Max),
            _ => true,
        };

    /// <summary>A pattern that cannot be used, or takes too long, is no reason to refuse.</summary>
    private static bool Matches(string? pattern, string value)
    {
        try
        {
            return string.IsNullOrEmpty(pattern) || Regex.IsMatch(value, pattern, RegexOptions.CultureInvariant, LongestMatch);
        }
        catch (Exception unusable) when (unusable is RegexMatchTimeoutException or ArgumentException)
        {
            return true;
        }
    }
}
