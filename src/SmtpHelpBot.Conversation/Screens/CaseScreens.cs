using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>The likeliest cause, why, and what to do now.</summary>
internal sealed record DiagnosisScreen : Screen
{
    public override string Card => "diagnosis";

    /// <summary>Name of the step whose instructions it gives; empty where it gives none.</summary>
    public string Step { get; init; } = "";

    public required string Cause { get; init; }

    public required string Sure { get; init; }

    /// <summary>The finer diagnosis; empty where there is none.</summary>
    public string Finding { get; init; } = "";

    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>What the check on the person's computer showed; empty where none was made.</summary>
    public IReadOnlyList<string> Checks { get; init; } = [];

    public AdviceView Advice { get; init; } = AdviceView.None;

    public string Question { get; init; } = "";

    /// <summary>What the finer diagnosis rests on and when that was checked; empty where there is none.</summary>
    public string Basis { get; init; } = "";

    /// <summary>Why we think so, with the words it was seen in.</summary>
    internal sealed record Reason(string Why, string Quote);
}

/// <summary>One step to try.</summary>
internal sealed record StepScreen : Screen
{
    public override string Card => "step";

    /// <summary>Name of the step, for its buttons.</summary>
    public required string Step { get; init; }

    public required string Progress { get; init; }

    public required string Title { get; init; }

    public string Why { get; init; } = "";

    public AdviceView Advice { get; init; } = AdviceView.None;

    /// <summary>The message to the provider, line by line; empty at other steps.</summary>
    public IReadOnlyList<string> Message { get; init; } = [];
}

/// <summary>What would be handed over.</summary>
internal sealed record EscalateScreen : Screen
{
    public override string Card => "escalate";

    public required IReadOnlyList<Fact> Facts { get; init; }

    public required IReadOnlyList<string> Quotes { get; init; }

    public required IReadOnlyList<string> Steps { get; init; }

    public static EscalateScreen Of(CaseView view, Texts texts) => new()
    {
        Summary = texts["card.escalate.summary"],
        Facts = view.Facts,
        Quotes = view.Quotes,
        Steps = view.Steps,
    };
}

/// <summary>Where the provider is reached, and what to tell them.</summary>
internal sealed record ProviderContactScreen : Screen
{
    public override string Card => "provider-contact";

    public required string Intro { get; init; }

    public required IReadOnlyList<Link> Links { get; init; }

    /// <summary>The message, line by line.</summary>
    public required IReadOnlyList<string> Message { get; init; }
}

/// <summary>Where we are.</summary>
internal sealed record StatusScreen : Screen
{
    public override string Card => "status";

    public required string Told { get; init; }

    public required IReadOnlyList<Fact> Facts { get; init; }
}

/// <summary>All that is known of a case, masked, as the summary and the ticket show it.</summary>
internal sealed record CaseView(IReadOnlyList<Fact> Facts, IReadOnlyList<string> Quotes, IReadOnlyList<string> Steps);
