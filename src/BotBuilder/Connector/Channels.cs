namespace Microsoft.Bot.Connector;

public class Channels
{
    public const string Emulator = "emulator";
    public const string Msteams = "msteams";
    public const string Slack = "slack";
}
