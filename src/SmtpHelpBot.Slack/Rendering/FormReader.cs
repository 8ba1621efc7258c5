using System.Globalization;
using AdaptiveCards;
using SmtpHelpBot.Slack.Forms;

namespace SmtpHelpBot.Slack.Rendering;

/// <summary>Reads what a card asks. Names are made different where the card has one twice or leaves one out.</summary>
internal static class FormReader
{
    /// <summary>The inputs of these elements, wherever they stand; not those of cards that unfold.</summary>
    public static IReadOnlyList<FormInput> Inputs(IEnumerable<AdaptiveElement> elements)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return [.. CardParts.Flat(elements).OfType<AdaptiveInput>().Select(input => Of(input, names))];
    }

    private static FormInput Of(AdaptiveInput input, HashSet<string> names)
    {
        var form = new FormInput { Id = Name(input.Id, names), Label = input.Label ?? "", IsRequired = input.IsRequired, Error = Some(input.ErrorMessage) };
        return input switch
        {
            AdaptiveTextInput text => form with
            {
                Kind = FormInputKind.Text, Value = Some(text.Value), Placeholder = Some(text.Placeholder), MaxLength = Math.Max(0, text.MaxLength), Pattern = Some(text.Regex), IsMultiple = text.IsMultiline,
            },
            AdaptiveNumberInput number => form with
            {
                Kind = FormInputKind.Number, Value = Written(number.Value), Placeholder = Some(number.Placeholder), Min = Finite(number.Min), Max = Finite(number.Max),
            },
            AdaptiveDateInput date => form with { Kind = FormInputKind.Date, Value = Some(date.Value), Placeholder = Some(date.Placeholder) },
            AdaptiveTimeInput time => form with { Kind = FormInputKind.Time, Value = Some(time.Value), Placeholder = Some(time.Placeholder) },
            AdaptiveChoiceSetInput set => Choices(form, set),
            AdaptiveToggleInput toggle => form with
            {
                Kind = FormInputKind.Toggle,
                Label = form.Label.Length > 0 ? form.Label : toggle.Title ?? "",
                Value = Some(toggle.Value),
                Choices = [new(toggle.Title ?? "", toggle.ValueOn ?? "true"), new("", toggle.ValueOff ?? "false")],
            },
            _ => form,
        };
    }

    private static FormInput Choices(FormInput form, AdaptiveChoiceSetInput set) => form with
    {
        Kind = FormInputKind.Choice,
        Value = Some(set.Value),
        Placeholder = Some(set.Placeholder),
        IsMultiple = set.IsMultiSelect,
        IsOpen = set.Style == AdaptiveChoiceInputStyle.Expanded,
        Choices = [.. (set.Choices ?? []).Where(choice => choice is not null).Select(choice => new FormChoice(choice.Title ?? "", choice.Value ?? ""))],
    };

    private static string Name(string? given, HashSet<string> names)
    {
        var wanted = string.IsNullOrEmpty(given) ? "input" : given;
        var name = wanted.Length > BlockKit.SlackLimits.Id - 4 ? wanted[..(BlockKit.SlackLimits.Id - 4)] : wanted;
        for (var count = 2; !names.Add(name); count++)
        {
            name = $"{(wanted.Length > BlockKit.SlackLimits.Id - 8 ? wanted[..(BlockKit.SlackLimits.Id - 8)] : wanted)}-{count.ToString(CultureInfo.InvariantCulture)}";
        }

        return name;
    }

    private static string? Some(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static double? Finite(double number) => double.IsFinite(number) ? number : null;

    private static string? Written(double number) => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : null;
}
