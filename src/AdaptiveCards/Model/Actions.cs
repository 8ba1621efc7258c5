using System.ComponentModel;

namespace AdaptiveCards;

/// <summary>Something to press.</summary>
public abstract class AdaptiveAction : AdaptiveTypedElement
{
    public string Title { get; set; }
    public string IconUrl { get; set; }

    /// <summary>default, positive or destructive.</summary>
    public string Style { get; set; }
    public string Tooltip { get; set; }
    public AdaptiveActionMode Mode { get; set; }

    [DefaultValue(true)]
    public bool IsEnabled { get; set; } = true;
}

/// <summary>Opens a page.</summary>
public class AdaptiveOpenUrlAction : AdaptiveAction
{
    public const string TypeName = "Action.OpenUrl";

    public override string Type { get; set; } = TypeName;
    public Uri Url { get; set; }
}

/// <summary>Sends the inputs and its data as a message.</summary>
public class AdaptiveSubmitAction : AdaptiveAction
{
    public const string TypeName = "Action.Submit";

    public override string Type { get; set; } = TypeName;

    /// <summary>An object of the JSON, or a text.</summary>
    public object Data { get; set; }
}

/// <summary>Sends the inputs and its data as an invoke, whose answer may be a new card.</summary>
public class AdaptiveExecuteAction : AdaptiveAction
{
    public const string TypeName = "Action.Execute";

    public override string Type { get; set; } = TypeName;
    public string Verb { get; set; }

    /// <summary>An object of the JSON, or a text.</summary>
    public object Data { get; set; }
}

/// <summary>Unfolds a card in the card.</summary>
public class AdaptiveShowCardAction : AdaptiveAction
{
    public const string TypeName = "Action.ShowCard";

    public override string Type { get; set; } = TypeName;
    public AdaptiveCard Card { get; set; }
}

/// <summary>Shows and hides elements.</summary>
public class AdaptiveToggleVisibilityAction : AdaptiveAction
{
    public const string TypeName = "Action.ToggleVisibility";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveTargetElement> TargetElements { get; set; } = [];
}

/// <summary>An element to show (true), hide (false) or switch (null).</summary>
public class AdaptiveTargetElement
{
    public AdaptiveTargetElement() { }

    public AdaptiveTargetElement(string elementId) => ElementId = elementId;

    public AdaptiveTargetElement(string elementId, bool isVisible)
        : this(elementId) => IsVisible = isVisible;

    public string ElementId { get; set; }
    public bool? IsVisible { get; set; }
}

/// <summary>An action of a type that is not known; what it says is in its additional properties.</summary>
public class AdaptiveUnknownAction : AdaptiveAction
{
    public override string Type { get; set; }
}

/// <summary>Asks for a newer card when one of these users sees it.</summary>
public class AdaptiveRefresh
{
    public AdaptiveExecuteAction Action { get; set; }
    public List<string> UserIds { get; set; }
    public DateTime? Expires { get; set; }
}
