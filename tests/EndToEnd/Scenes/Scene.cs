using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Processes;

namespace SmtpHelpBot.EndToEnd.Scenes;

/// <summary>A running bot and the two who talk with it: Robin, whose mail does not go out, and Erin of the helpdesk.</summary>
internal abstract class Scene(BotProcess bot) : IAsyncDisposable
{
    public BotProcess Bot { get; } = bot;

    /// <summary>The window that Robin looks at.</summary>
    public abstract Window Screen { get; }

    /// <summary>The window that Erin looks at, once she is there.</summary>
    public abstract Window HelpdeskScreen { get; }

    /// <summary>Robin in a chat of their own with the bot.</summary>
    public abstract Chat Robin { get; }

    /// <summary>Erin in the conversation that is the helpdesk.</summary>
    public abstract Task<Chat> ErinAsync();

    /// <summary>Robin loads the page again and goes back to the chat.</summary>
    public abstract Task ReloadAsync();

    public abstract ValueTask DisposeAsync();
}
