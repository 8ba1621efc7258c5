namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>What a finer diagnosis rests on. What it says is in the texts, below <c>fine.ID</c>.</summary>
/// <param name="Id">Its name, as signs and readings give it.</param>
/// <param name="CheckedOn">The day on which it was last compared with its sources.</param>
/// <param name="Sure">How it is known.</param>
/// <param name="Sources">Addresses of what was read, or of where it is laid down.</param>
/// <param name="Step">Name of the step of the playbook that its words themselves call for; null where they call for none.</param>
/// <param name="OwnSteps">What becomes of the steps for this provider and client beside its own instructions.</param>
public sealed record Finding(string Id, DateOnly CheckedOn, Sureness Sure, IReadOnlyList<Uri> Sources, string? Step = null, OwnSteps OwnSteps = OwnSteps.WhereCalled);

/// <summary>What becomes of the steps for a provider and a client beside the instructions of a finer diagnosis, which are for everybody.</summary>
public enum OwnSteps
{
    /// <summary>They follow where the facts about the provider or the settings call for them.</summary>
    WhereCalled,

    /// <summary>They follow: they say how it is done here.</summary>
    After,

    /// <summary>They take the place: they say the same, and how it is done here.</summary>
    Instead,

    /// <summary>They are left out: they would lead away from it.</summary>
    Alone,
}

/// <summary>All findings, as they stand in <c>Facts/Data/findings.json</c>.</summary>
/// <param name="Findings">The findings, by name.</param>
public sealed record FindingList(IReadOnlyList<Finding> Findings);
