using Newtonsoft.Json;

namespace SmtpHelpBot.Slack.Forms;

/// <summary>One thing to fill in, written short: a whole form travels in the value of the button that opens it.</summary>
public sealed record FormInput
{
    /// <summary>What kind of input it is.</summary>
    [JsonProperty("k")]
    public FormInputKind Kind { get; init; }

    /// <summary>The name that its value has in what is sent.</summary>
    [JsonProperty("i")]
    public string Id { get; init; } = "";

    [JsonProperty("l")]
    public string Label { get; init; } = "";

    [JsonProperty("r", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public bool IsRequired { get; init; }

    /// <summary>What is said where the value is not as it should be; empty for the usual words.</summary>
    [JsonProperty("e", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public string? Error { get; init; }

    [JsonProperty("p", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public string? Placeholder { get; init; }

    /// <summary>What stands in it at first.</summary>
    [JsonProperty("v", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public string? Value { get; init; }

    /// <summary>The most characters of a text; 0 for no limit of its own.</summary>
    [JsonProperty("m", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public int MaxLength { get; init; }

    /// <summary>What a text has to look like.</summary>
    [JsonProperty("x", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public string? Pattern { get; init; }

    /// <summary>Several lines of a text, several choices of a list.</summary>
    [JsonProperty("n", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public bool IsMultiple { get; init; }

    /// <summary>All choices are seen at once.</summary>
    [JsonProperty("o", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public bool IsOpen { get; init; }

    /// <summary>The least number.</summary>
    [JsonProperty("a", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public double? Min { get; init; }

    /// <summary>The greatest number.</summary>
    [JsonProperty("b", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public double? Max { get; init; }

    /// <summary>Choices: what is shown and what is sent. For a toggle, the one that is sent when it is on, and then the one when it is off.</summary>
    [JsonProperty("c", DefaultValueHandling = DefaultValueHandling.Ignore)]
    public IReadOnlyList<FormChoice>? Choices { get; init; }
}

/// <summary>What is shown and what is sent.</summary>
public sealed record FormChoice([property: JsonProperty("t")] string Title, [property: JsonProperty("v")] string Value);

/// <summary>Kinds of inputs.</summary>
public enum FormInputKind
{
    Text,
    Number,
    Date,
    Time,
    Choice,
    Toggle,
}
