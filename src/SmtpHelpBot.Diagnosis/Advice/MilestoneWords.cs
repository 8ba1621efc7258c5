using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>Says what changes at a provider: what is still to come, and what came within the last year.</summary>
public static class MilestoneWords
{
    /// <summary>The sentences, what is still to come first, each part in the order of the days. They change with the day on which they are read.</summary>
    public static IEnumerable<string> Say(Provider provider, DateOnly today, Texts texts) =>
        from milestone in provider.Timeline
        where milestone.On >= today.AddYears(-1)
        orderby milestone.On < today, milestone.On
        select Say(milestone, provider, today, texts);

    /// <summary>The last of what is still to come; null where nothing is.</summary>
    public static string? End(Provider provider, DateOnly today, Texts texts) =>
        provider.Timeline.Where(milestone => milestone.On >= today).MaxBy(milestone => milestone.On) is { } last ? Say(last, provider, today, texts) : null;

    private static string Say(Milestone milestone, Provider provider, DateOnly today, Texts texts) => texts.Format(
        milestone.Sure.KeyOf($"milestone.{milestone.What}.{(milestone.On >= today ? "before" : "after")}"),
        ("provider", provider.Name),
        ("date", Day(milestone, texts)));

    private static string Day(Milestone milestone, Texts texts)
    {
        var culture = CultureInfo.GetCultureInfo(texts.Language);
        return milestone.Precision switch
        {
            DatePrecision.Day => milestone.On.ToString("d MMMM yyyy", culture),
            DatePrecision.Month => milestone.On.ToString("MMMM yyyy", culture),
            DatePrecision.HalfYear => texts.Format(milestone.On.Month > 6 ? "advice.half_year.second" : "advice.half_year.first", ("year", milestone.On.Year.ToString(culture))),
            _ => throw new ArgumentOutOfRangeException(nameof(milestone), milestone.Precision, "Not a precision."),
        };
    }
}
