using System.Globalization;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>Numbers and dates as they stand in texts.</summary>
internal static class Words
{
    public static string Of(int number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset day) => day.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Seconds(TimeSpan time) => Of((int)Math.Round(time.TotalSeconds));
}
