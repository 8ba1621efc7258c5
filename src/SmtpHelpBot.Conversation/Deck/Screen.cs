using Newtonsoft.Json;

namespace SmtpHelpBot.Conversation.Deck;

/// <summary>What one card shows: its properties are the names that the template of the same name uses.</summary>
internal abstract record Screen
{
    /// <summary>Name of the template.</summary>
    [JsonIgnore]
    public abstract string Card { get; }

    /// <summary>One line that says it all: for the notification, and where no card can be drawn.</summary>
    public required string Summary { get; init; }

    /// <summary>A line above everything else; empty for none.</summary>
    public string Note { get; init; } = "";

    /// <summary>The case that its buttons act on; empty where they act on none.</summary>
    public string Case { get; init; } = "";

    /// <summary>The revision of the case that its buttons belong to.</summary>
    public int Rev { get; init; }

    /// <summary>Id of the person whose case it is: it only chooses the words for another person's click.</summary>
    public string Who { get; init; } = "";
}

/// <summary>A page elsewhere.</summary>
internal sealed record Link(string Title, string Url);

/// <summary>A name and its value.</summary>
internal sealed record Fact(string Title, string Value);

/// <summary>A line to run in a terminal, and what it is for.</summary>
internal sealed record CommandLine(string Label, string Command);
