using Newtonsoft.Json;

namespace AdaptiveCards;

/// <summary>A paragraph, with simple Markdown.</summary>
public class AdaptiveTextBlock : AdaptiveElement
{
    public const string TypeName = "TextBlock";

    public AdaptiveTextBlock() { }

    public AdaptiveTextBlock(string text) => Text = text;

    public override string Type { get; set; } = TypeName;
    public string Text { get; set; } = "";
    public AdaptiveTextSize Size { get; set; }
    public AdaptiveTextWeight Weight { get; set; }
    public AdaptiveTextColor Color { get; set; }
    public AdaptiveFontType FontType { get; set; }
    public AdaptiveTextBlockStyle Style { get; set; }
    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }
    public bool IsSubtle { get; set; }
    public bool Wrap { get; set; }
    public int MaxLines { get; set; }
}

/// <summary>A paragraph of runs, each with its own looks.</summary>
public class AdaptiveRichTextBlock : AdaptiveElement
{
    public const string TypeName = "RichTextBlock";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveInline> Inlines { get; set; } = [];
    public AdaptiveHorizontalAlignment HorizontalAlignment { get; set; }
}

/// <summary>A part of a rich text.</summary>
public abstract class AdaptiveInline
{
    [JsonProperty(Order = -1)]
    public abstract string Type { get; set; }

    [JsonExtensionData]
    public SerializableDictionary<string, object> AdditionalProperties { get; set; } = [];
}

/// <summary>A run of text, without Markdown.</summary>
public class AdaptiveTextRun : AdaptiveInline
{
    public const string TypeName = "TextRun";

    public AdaptiveTextRun() { }

    public AdaptiveTextRun(string text) => Text = text;

    public override string Type { get; set; } = TypeName;
    public string Text { get; set; } = "";
    public AdaptiveTextSize Size { get; set; }
    public AdaptiveTextWeight Weight { get; set; }
    public AdaptiveTextColor Color { get; set; }
    public AdaptiveFontType FontType { get; set; }
    public bool IsSubtle { get; set; }
    public bool Italic { get; set; }
    public bool Strikethrough { get; set; }
    public bool Underline { get; set; }
    public bool Highlight { get; set; }
    public AdaptiveAction SelectAction { get; set; }
}
