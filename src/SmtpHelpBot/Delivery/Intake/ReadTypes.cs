using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Delivery.Intake;

/// <summary>The types of activities that the bot reads. That somebody types, or likes a message, is nothing to it, and is not stored.</summary>
internal static class ReadTypes
{
    public static bool Has(string type) => type is ActivityTypes.Message or ActivityTypes.MessageUpdate or ActivityTypes.MessageDelete
        or ActivityTypes.Invoke or ActivityTypes.Event or ActivityTypes.ConversationUpdate or ActivityTypes.InstallationUpdate;
}
