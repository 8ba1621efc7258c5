using System.ComponentModel;

namespace AdaptiveCards;

/// <summary>An element that holds others.</summary>
public abstract class AdaptiveCollectionElement : AdaptiveElement
{
    public AdaptiveContainerStyle? Style { get; set; }
    public AdaptiveAction SelectAction { get; set; }
}

/// <summary>Elements below each other.</summary>
public class AdaptiveContainer : AdaptiveCollectionElement
{
    public const string TypeName = "Container";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveElement> Items { get; set; } = [];
}

/// <summary>A container beside others.</summary>
public class AdaptiveColumn : AdaptiveContainer
{
    public new const string TypeName = "Column";

    public override string Type { get; set; } = TypeName;
}

/// <summary>Columns beside each other.</summary>
public class AdaptiveColumnSet : AdaptiveCollectionElement
{
    public const string TypeName = "ColumnSet";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveColumn> Columns { get; set; } = [];
}

/// <summary>An element of cells, which may say how their content lies.</summary>
public abstract class AdaptiveCollectionWithContentAlignment : AdaptiveCollectionElement;

/// <summary>Rows of cells.</summary>
public class AdaptiveTable : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "Table";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveTableRow> Rows { get; set; } = [];

    [DefaultValue(true)]
    public bool FirstRowAsHeaders { get; set; } = true;

    [DefaultValue(true)]
    public bool ShowGridLines { get; set; } = true;
}

/// <summary>A row of a table.</summary>
public class AdaptiveTableRow : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "TableRow";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveTableCell> Cells { get; set; } = [];
}

/// <summary>A cell of a table.</summary>
public class AdaptiveTableCell : AdaptiveCollectionWithContentAlignment
{
    public const string TypeName = "TableCell";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveElement> Items { get; set; } = [];
}

/// <summary>Facts below each other, each with its title.</summary>
public class AdaptiveFactSet : AdaptiveElement
{
    public const string TypeName = "FactSet";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveFact> Facts { get; set; } = [];
}

/// <summary>A title and its value.</summary>
public class AdaptiveFact
{
    public AdaptiveFact() { }

    public AdaptiveFact(string title, string value) => (Title, Value) = (title, value);

    public string Title { get; set; }
    public string Value { get; set; }
}

/// <summary>Buttons in the body.</summary>
public class AdaptiveActionSet : AdaptiveElement
{
    public const string TypeName = "ActionSet";

    public override string Type { get; set; } = TypeName;
    public List<AdaptiveAction> Actions { get; set; } = [];
}

/// <summary>A picture by its address.</summary>
public class AdaptiveImage : AdaptiveElement
{
    public const string TypeName = "Image";

    public override string Type { get; set; } = TypeName;
    public Uri Url { get; set; }
    public string AltText { get; set; }
    public AdaptiveImageSize Size { get; set; }
    public AdaptiveAction SelectAction { get; set; }
}
