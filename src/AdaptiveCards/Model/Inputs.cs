using System.ComponentModel;

namespace AdaptiveCards;

/// <summary>Something to fill in. Nobody outside can derive from it.</summary>
public abstract class AdaptiveInput : AdaptiveElement
{
    private protected AdaptiveInput()
    {
    }

    public string Label { get; set; }
    public bool IsRequired { get; set; }
    public string ErrorMessage { get; set; }
}

/// <summary>A text to fill in.</summary>
public class AdaptiveTextInput : AdaptiveInput
{
    public const string TypeName = "Input.Text";

    public override string Type { get; set; } = TypeName;
    public string Value { get; set; }
    public string Placeholder { get; set; }
    public AdaptiveTextInputStyle Style { get; set; }
    public bool IsMultiline { get; set; }
    public int MaxLength { get; set; }
    public string Regex { get; set; }
}

/// <summary>A number to fill in; NaN stands for none.</summary>
public class AdaptiveNumberInput : AdaptiveInput
{
    public const string TypeName = "Input.Number";

    public override string Type { get; set; } = TypeName;

    [DefaultValue(double.NaN)]
    public double Value { get; set; } = double.NaN;

    [DefaultValue(double.NaN)]
    public double Min { get; set; } = double.NaN;

    [DefaultValue(double.NaN)]
    public double Max { get; set; } = double.NaN;
    public string Placeholder { get; set; }
}

/// <summary>A date to choose, as yyyy-MM-dd.</summary>
public class AdaptiveDateInput : AdaptiveInput
{
    public const string TypeName = "Input.Date";

    public override string Type { get; set; } = TypeName;
    public string Value { get; set; }
    public string Min { get; set; }
    public string Max { get; set; }
    public string Placeholder { get; set; }
}

/// <summary>A time to choose, as HH:mm.</summary>
public class AdaptiveTimeInput : AdaptiveInput
{
    public const string TypeName = "Input.Time";

    public override string Type { get; set; } = TypeName;
    public string Value { get; set; }
    public string Min { get; set; }
    public string Max { get; set; }
    public string Placeholder { get; set; }
}

/// <summary>One or more of some choices; several values are joined by commas.</summary>
public class AdaptiveChoiceSetInput : AdaptiveInput
{
    public const string TypeName = "Input.ChoiceSet";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveChoice> Choices { get; set; } = [];
    public string Value { get; set; }
    public string Placeholder { get; set; }
    public AdaptiveChoiceInputStyle Style { get; set; }
    public bool IsMultiSelect { get; set; }
    public bool Wrap { get; set; }
}

/// <summary>A choice: what is shown and what is sent.</summary>
public class AdaptiveChoice
{
    public string Title { get; set; }
    public string Value { get; set; }
}

/// <summary>Yes or no.</summary>
public class AdaptiveToggleInput : AdaptiveInput
{
    public const string TypeName = "Input.Toggle";

    public override string Type { get; set; } = TypeName;
    public string Title { get; set; }
    public string Value { get; set; }

    [DefaultValue("true")]
    public string ValueOn { get; set; } = "true";

    [DefaultValue("false")]
    public string ValueOff { get; set; } = "false";
    public bool Wrap { get; set; }
}
