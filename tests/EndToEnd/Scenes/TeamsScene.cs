using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Processes;

namespace SmtpHelpBot.EndToEnd.Scenes;

/// <summary>In Teams: each person has a Playground and a window of their own. Erin's team channel is made the helpdesk by the code.</summary>
internal sealed class TeamsScene : Scene
{
    private readonly Stack<IAsyncDisposable> opened = new();
    private readonly Chromium chromium;
    private Window? screen;
    private Window? helpdesk;
    private Chat? robin;

    private TeamsScene(BotProcess bot, Chromium chromium)
        : base(bot)
    {
        this.chromium = chromium;
        opened.Push(bot);
    }

    public override Window Screen => screen!;

    public override Window HelpdeskScreen => helpdesk!;

    public override Chat Robin => robin!;

    public static async Task<TeamsScene> OpenAsync(BotProcess bot, Chromium chromium)
    {
        var scene = new TeamsScene(bot, chromium);
        scene.screen = await scene.WindowAsync("Robin Meyer");
        scene.robin = await PlaygroundChat.PersonalAsync(scene.screen.Page);
        return scene;
    }

    public override async Task<Chat> ErinAsync()
    {
        helpdesk = await WindowAsync("Erin Ito");
        var erin = await PlaygroundChat.ChannelAsync(helpdesk.Page);
        await erin.SaysAsync($"helpdesk here {await Bot.HelpdeskCodeAsync(TestContext.Current.CancellationToken)}");
        await erin.SeesAsync("This conversation is a helpdesk now.");
        return erin;
    }

    public override async Task ReloadAsync()
    {
        await Screen.Page.ReloadAsync();
        robin = await PlaygroundChat.PersonalAsync(Screen.Page);
    }

    public override async ValueTask DisposeAsync()
    {
        foreach (var thing in opened)
        {
            await thing.DisposeAsync();
        }
    }

    /// <summary>A window on a Playground of this person's own.</summary>
    private async Task<Window> WindowAsync(string person)
    {
        var playground = await PlaygroundProcess.StartAsync(person, Bot.Messages, TestContext.Current.CancellationToken);
        opened.Push(playground);
        var window = await chromium.OpenAsync(person, playground.Address);
        opened.Push(window);
        return window;
    }
}
