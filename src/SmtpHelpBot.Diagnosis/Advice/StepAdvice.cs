using SmtpHelpBot.Diagnosis.Cases;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>What to do now: one step of the playbook, in the words for this provider and this client.</summary>
/// <param name="Step">The step.</param>
/// <param name="Title">What it is.</param>
/// <param name="Why">Why it is worth trying.</param>
/// <param name="Instructions">What to do, in order.</param>
public sealed record StepAdvice(StepId Step, string Title, string Why, IReadOnlyList<string> Instructions)
{
    /// <summary>Whether the instructions rest on what is known of the provider or the server, and are not the general ones.</summary>
    public bool IsOwn { get; init; }

    /// <summary>Those of the instructions that prepare the account: a finding about the settings does without them.</summary>
    public IReadOnlyList<string> Preparations { get; init; } = [];

    /// <summary>The settings in use beside what the provider documents; empty where nothing is known of either.</summary>
    public IReadOnlyList<ComparedSetting> Comparison { get; init; } = [];

    /// <summary>What in the settings does not go together.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    /// <summary>The right settings in the client's own form, to paste back, each block in its place; secrets are placeholders or left out.</summary>
    public IReadOnlyList<PasteBlock> Paste { get; init; } = [];

    /// <summary>What to do besides when the settings are pasted: what to remove, and where the secret goes; empty where there is nothing.</summary>
    public string PasteNote { get; init; } = "";

    /// <summary>What is left to fill in, of all that is said here, and with what; empty where nothing is.</summary>
    public string Gaps { get; init; } = "";

    /// <summary>Lines to run, each with what it is for.</summary>
    public IReadOnlyList<AdvisedCommand> Commands { get; init; } = [];

    /// <summary>Other ways to send for this provider's customers.</summary>
    public IReadOnlyList<string> Ways { get; init; } = [];

    /// <summary>Lines that only an administrator can run; what switches passwords on again comes last.</summary>
    public IReadOnlyList<AdvisedCommand> ForAdministrators { get; init; } = [];

    /// <summary>Good to know: dates, what to think of, how old the facts are.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The risk; empty where there is none.</summary>
    public string Warning { get; init; } = "";

    /// <summary>Pages of the provider or client; all are https.</summary>
    public IReadOnlyList<AdvisedPage> Pages { get; init; } = [];
}

/// <summary>A setting in use, and what it should be.</summary>
/// <param name="Name">The setting.</param>
/// <param name="Yours">What is used; empty where that is not known.</param>
/// <param name="Wanted">What the provider documents.</param>
/// <param name="Fits">Whether they agree; null where that is not known.</param>
public sealed record ComparedSetting(string Name, string Yours, string Wanted, bool? Fits);

/// <summary>Lines to copy to one place.</summary>
/// <param name="Title">What they are and where they go.</param>
/// <param name="Lines">The lines.</param>
public sealed record PasteBlock(string Title, IReadOnlyList<string> Lines);

/// <summary>A line to run.</summary>
/// <param name="Label">What it is for, or where it runs.</param>
/// <param name="Line">The line.</param>
public sealed record AdvisedCommand(string Label, string Line);

/// <summary>A page elsewhere.</summary>
/// <param name="Title">What it says.</param>
/// <param name="Address">Its address.</param>
public sealed record AdvisedPage(string Title, Uri Address);
