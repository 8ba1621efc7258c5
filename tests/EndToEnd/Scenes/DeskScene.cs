using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Processes;

namespace SmtpHelpBot.EndToEnd.Scenes;

/// <summary>On the local desk: both sit at the same page.</summary>
internal sealed class DeskScene : Scene
{
    private DeskScene(BotProcess bot, Window screen)
        : base(bot)
    {
        Screen = screen;
        Robin = new DeskChat(screen.Page, "user");
    }

    public override Window Screen { get; }

    public override Window HelpdeskScreen => Screen;

    public override Chat Robin { get; }

    public static async Task<DeskScene> OpenAsync(BotProcess bot, Chromium chromium) =>
        new(bot, await chromium.OpenAsync("desk", await bot.DeskAsync(TestContext.Current.CancellationToken)));

    public override Task<Chat> ErinAsync() => Task.FromResult<Chat>(new DeskChat(Screen.Page, "helpdesk"));

    public override Task ReloadAsync() => Screen.Page.ReloadAsync();

    public override async ValueTask DisposeAsync()
    {
        await Screen.DisposeAsync();
        await Bot.DisposeAsync();
    }
}
