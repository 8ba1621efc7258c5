using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Processes;
using SmtpHelpBot.Tests.SlackDoor;

namespace SmtpHelpBot.EndToEnd.Scenes;

/// <summary>A played Slack, as strict as the real one, beside whatever else the bot is connected to.</summary>
internal sealed class PlayedSlack(SlackStandIn slack) : ISlackDoor, IAsyncDisposable
{
    private readonly HttpClient http = new();

    public SlackStandIn Slack { get; } = slack;

    /// <summary>The bot that it brings things to.</summary>
    public BotProcess? Bot { get; set; }

    /// <summary>The settings that connect a bot to it.</summary>
    public (string Name, string Value)[] Settings =>
        [("Slack__BotToken", SlackStandIn.Token), ("Slack__SigningSecret", SlackStandIn.Secret), ("Slack__ApiUrl", Slack.Url)];

    public static async Task<PlayedSlack> OpenAsync() => new(await SlackStandIn.StartAsync());

    /// <summary>A person in their direct conversation with the bot.</summary>
    public SlackSeat Direct(string name)
    {
        var person = new SlackVisitor(this, name);
        return new(this, person, person.Direct);
    }

    /// <summary>A person in a channel.</summary>
    public SlackSeat Channel(string name, string channel) => new(this, new(this, name), channel);

    public Task<HttpResponseMessage> PostAsync(string path, string body, string type) =>
        http.SendAsync(SlackStandIn.NewRequest($"{Bot!.Address}{path}", body, type), TestContext.Current.CancellationToken);

    /// <summary>A process of its own does not say when it is done: who looks waits for what they want to see.</summary>
    public Task QuietAsync() => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await Slack.DisposeAsync();
    }
}
