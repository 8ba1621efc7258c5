namespace SmtpHelpBot.Benchmarks.Platform;

/// <summary>What the bot is told of where its messages come from.</summary>
internal static class Channel
{
    public const string Name = "msteams";

    /// <summary>The app id of the bot under measure.</summary>
    public const string AppId = "0f1e2d3c-4b5a-4697-8877-665544332211";

    /// <summary>The tenant of the bot and of the people.</summary>
    public const string TenantId = "5a1e2d3c-4b5a-4697-8877-665544332211";
}
