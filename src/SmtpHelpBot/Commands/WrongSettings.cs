using Microsoft.Extensions.Options;

namespace SmtpHelpBot.Commands;

/// <summary>What a start says about settings that are wrong: all of them, a line each.</summary>
internal static class WrongSettings
{
    /// <summary>The lines; none where the problem is another.</summary>
    public static IReadOnlyList<string> In(Exception problem) => problem switch
    {
        OptionsValidationException wrong => [.. wrong.Failures],
        AggregateException several => [.. several.InnerExceptions.OfType<OptionsValidationException>().SelectMany(wrong => wrong.Failures)],
        _ => [],
    };
}
