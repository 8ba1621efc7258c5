using System.Globalization;

namespace SmtpHelpBot.Helpdesk.Incidents;

/// <summary>The key by which the card of an incident is found again in the helpdesk. Pure.</summary>
public static class IncidentKeys
{
    /// <summary>The key of its card.</summary>
    public static string OfCard(int incident) => string.Create(CultureInfo.InvariantCulture, $"incident:{incident}");

    /// <summary>The incident whose card has this key; null where it is that of none.</summary>
    public static int? IncidentOf(string key) =>
        key.Split(':') is ["incident", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var incident) ? incident : null;
}
