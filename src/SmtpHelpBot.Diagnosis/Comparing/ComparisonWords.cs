using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Comparing;

/// <summary>Says in one conclusion what a look means, beside what the provider documents and the person uses.</summary>
public static class ComparisonWords
{
    /// <summary>The sentence that leads: where the server is fine, the settings decide what to say.</summary>
    public static string Lead(this Comparison compared, ProbeReport report, Texts texts) => (report.Conclusion.Cause, compared) switch
    {
        ({ }, _) => report.Conclusion.Text,
        (_, { Changes.Count: > 0 }) => string.Join(' ', [texts["compared.change"], .. report.Conclusion.Advice]),
        (_, { Fits: true }) => string.Join(' ', [texts["compared.fits"], .. report.Conclusion.Advice]),
        _ => report.Conclusion.Text,
    };

    /// <summary>The sentences below: what to change first, what sign-in takes where that is all that is left, then what is documented.</summary>
    public static IReadOnlyList<string> Lines(this Comparison compared, ProbeReport report, Texts texts) =>
    [
        .. compared.Changes.Select(remark => Say(remark, texts)),
        .. (report.Conclusion.Cause is null && compared.Changes.Count == 0 ? compared.SignIn : []).Select(remark => Say(remark, texts)),
        .. compared.Documented.Select(remark => Say(remark, texts)),
    ];

    /// <summary>From where the server was looked at: another network may see it otherwise.</summary>
    public static string Place(this ProbeReport report, Texts texts) => report.From.Length > 0 ? report.From : texts["conclusion.place"];

    private static string Say(Remark remark, Texts texts) => texts.Format(
        $"compared.{remark.Key}",
        [.. remark.Values.Select(value => (value.Name, value.Value.IsKey ? texts[value.Value.Words] : value.Value.Words))]);
}
