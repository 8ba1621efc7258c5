using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Processes;

namespace SmtpHelpBot.EndToEnd.Scenes;

/// <summary>A kind of client that people talk to the bot with.</summary>
internal interface IClient
{
    /// <summary>Why it cannot be used here; empty where it can.</summary>
    string Missing { get; }

    /// <summary>Opens it in front of a bot, which ends with the scene.</summary>
    Task<Scene> OpenAsync(BotProcess bot, Chromium chromium);
}

/// <summary>Teams, as far as it runs on one computer.</summary>
internal sealed class Teams : IClient
{
    public string Missing => PlaygroundProcess.Missing;

    public async Task<Scene> OpenAsync(BotProcess bot, Chromium chromium) => await TeamsScene.OpenAsync(bot, chromium);
}

/// <summary>The local desk with its real cards.</summary>
internal sealed class Desk : IClient
{
    public string Missing => File.Exists(Repository.CardLibrary) ? "" : "The local desk was built without Node: it has no cards to press.";

    public async Task<Scene> OpenAsync(BotProcess bot, Chromium chromium) => await DeskScene.OpenAsync(bot, chromium);
}
