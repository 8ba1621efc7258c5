namespace SmtpHelpBot.Delivery.Intake;

/// <summary>Events that only our own jobs raise: from outside they would be words put into our mouth.</summary>
internal static class ReservedEvents
{
    public static bool Has(string name) => name.StartsWith("smtphelpbot/", StringComparison.OrdinalIgnoreCase);
}
