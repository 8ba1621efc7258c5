using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Processes;
using SmtpHelpBot.EndToEnd.Scenes;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>A story begins with a fresh bot and Robin in front of it, in one kind of client.</summary>
public abstract class Story : IAsyncDisposable
{
    private readonly Chromium chromium;
    private readonly IClient client;
    private Scene? scene;

    private protected Story(Chromium chromium, IClient client)
    {
        this.chromium = chromium;
        this.client = client;
    }

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected Scene Scene => scene ?? throw new InvalidOperationException("The story has not begun.");

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (scene is not null)
        {
            await scene.DisposeAsync();
        }
    }

    /// <summary>Pictures of this moment on Robin's screen, where they are wanted.</summary>
    private protected Task PictureAsync(string moment) => Scene.Screen.PictureAsync($"{client.GetType().Name}-{moment}");

    /// <summary>The same of the screen that the helpdesk looks at.</summary>
    private protected Task HelpdeskPictureAsync(string moment) => Scene.HelpdeskScreen.PictureAsync($"{client.GetType().Name}-{moment}");

    /// <summary>Robin has opened the chat and is greeted.</summary>
    private protected async Task<Chat> BeginAsync(params (string Name, string Value)[] settings)
    {
        Assert.SkipWhen(Chromium.Missing.Length > 0, Chromium.Missing);
        Assert.SkipWhen(client.Missing.Length > 0, client.Missing);
        scene = await client.OpenAsync(await BotProcess.StartAsync(settings.ToDictionary(StringComparer.Ordinal), Cancel), chromium);
        await scene.Robin.SeesAsync("Let's get your mail going out again");
        return scene.Robin;
    }
}
