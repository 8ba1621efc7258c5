using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>A bot that runs, in this process or in one of its own, and the connector it talks back to.</summary>
public interface IBotDoor
{
    ConnectorStandIn Connector { get; }

    /// <summary>An incoming message that has not been sent yet.</summary>
    JObject Message(string text, string conversation);

    Task<HttpResponseMessage> PostAsync(JObject activity);

    /// <summary>Waits until nothing is left to do.</summary>
    Task QuietAsync();
}
