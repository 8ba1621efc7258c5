using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Says of each placeholder in an advice what goes in its place.</summary>
internal static class GapWords
{
    /// <summary>The sentence; empty where nothing is left to fill in.</summary>
    public static string Of(StepAdvice advice, Texts texts)
    {
        var left = Placeholders.In([.. advice.Instructions, .. advice.Comparison.Select(setting => setting.Wanted), .. advice.Paste.SelectMany(block => block.Lines), .. advice.Commands.Select(command => command.Line)]);
        var gaps = left.Select(placeholder => texts.Format("advice.gap", ("placeholder", placeholder), ("meaning", texts[Placeholders.KeyOf(placeholder)])));
        return left.Count == 0 ? "" : texts.Format("advice.gaps", ("gaps", string.Join("; ", gaps)));
    }
}
