using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.SlackDoor;

namespace SmtpHelpBot.EndToEnd.Clients;

/// <summary>A person in one conversation of the played Slack. Every <c>Sees</c> waits for it.</summary>
internal sealed class SlackSeat(ISlackDoor door, SlackVisitor person, string channel)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Says something to the bot; by its name where others read along.</summary>
    public Task SaysAsync(string words) => channel == person.Direct ? person.SayAsync(words) : person.MentionAsync(channel, words);

    /// <summary>Waits until one message has all these words.</summary>
    public Task SeesAsync(params string[] words) => WaitAsync(
        () => door.Slack.In(channel).Any(message => Array.TrueForAll(words, word => message.Words.Contains(word, StringComparison.Ordinal))), string.Join(", ", words));

    /// <summary>Waits for a button and presses it.</summary>
    public async Task PressesAsync(string button)
    {
        await WaitAsync(() => door.Slack.In(channel).Any(message => message.Button(button) is not null), button);
        await person.PressAsync(channel, button);
    }

    /// <summary>Presses a button that opens a form, fills it in and sends it.</summary>
    public async Task FillsAsync(string button, params (string Id, string Value)[] inputs)
    {
        await PressesAsync(button);
        await person.SubmitAsync(inputs);
        Assert.Equal(new JObject(), person.Answer);
    }

    private async Task WaitAsync(Func<bool> isThere, string what)
    {
        var until = TimeProvider.System.GetUtcNow() + Patience;
        while (!isThere())
        {
            Assert.True(TimeProvider.System.GetUtcNow() < until, $"'{what}' is not to be seen in {channel}: {string.Join(" | ", door.Slack.In(channel).Select(message => message.Words))}");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
