using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Screens;

/// <summary>Advice as cards show it.</summary>
internal sealed record AdviceView
{
    /// <summary>What fits on a phone before it is no longer read.</summary>
    private const int MostNotes = 7;
    private const int MostMistakes = 4;
    private const int MostLinks = 4;

    /// <summary>No advice: all steps have been tried.</summary>
    public static AdviceView None { get; } = new();

    public IReadOnlyList<string> Instructions { get; init; } = [];

    /// <summary>What in the settings does not go together.</summary>
    public IReadOnlyList<string> Mistakes { get; init; } = [];

    public IReadOnlyList<Row> Comparison { get; init; } = [];

    /// <summary>The right settings, to paste back.</summary>
    public IReadOnlyList<PasteBlock> Paste { get; init; } = [];

    /// <summary>What is left to fill in, and with what; empty where nothing is.</summary>
    public string Gaps { get; init; } = "";

    /// <summary>What is left to do with the settings to paste, the gaps among it; empty where nothing is.</summary>
    public string Left { get; init; } = "";

    public IReadOnlyList<CommandLine> Commands { get; init; } = [];

    public IReadOnlyList<string> Ways { get; init; } = [];

    public IReadOnlyList<CommandLine> Admin { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public string Warning { get; init; } = "";

    public IReadOnlyList<Link> Links { get; init; } = [];

    public static AdviceView Of(StepAdvice advice, Texts texts) => new()
    {
        Instructions = advice.Instructions,
        Mistakes = [.. advice.Mistakes.Take(MostMistakes)],
        Comparison = [.. advice.Comparison.Select(setting => RowOf(setting, texts))],
        Paste = advice.Paste,
        Gaps = advice.Gaps,
        Left = $"{advice.PasteNote} {advice.Gaps}".Trim(),
        Commands = [.. advice.Commands.Select(command => new CommandLine(command.Label, command.Line))],
        Ways = advice.Ways,
        Admin = [.. advice.ForAdministrators.Select(command => new CommandLine(command.Label, command.Line))],
        Notes = advice.Notes.Count > MostNotes ? [.. advice.Notes.Take(MostNotes - 1), advice.Notes[^1]] : advice.Notes,
        Warning = advice.Warning,
        Links = LinksTo(advice.Pages),
    };

    /// <summary>The pages as buttons, each page once.</summary>
    public static IReadOnlyList<Link> LinksTo(IEnumerable<AdvisedPage> pages) =>
        [.. pages.DistinctBy(page => page.Address).Take(MostLinks).Select(page => new Link(page.Title, page.Address.AbsoluteUri))];

    private static Row RowOf(ComparedSetting setting, Texts texts) => new(
        setting.Name,
        texts[setting.Fits switch { true => "advice.setting.mark.same", false => "advice.setting.mark.different", null => "advice.setting.mark.unknown" }],
        setting.Yours.Length > 0 ? setting.Yours : texts["advice.setting.not_given"],
        setting.Wanted);

    /// <summary>A setting: the person's, a mark on whether it fits, and what the provider documents.</summary>
    internal sealed record Row(string Name, string Mark, string Yours, string Wanted);
}
