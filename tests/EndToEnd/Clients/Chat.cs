using Microsoft.Playwright;

namespace SmtpHelpBot.EndToEnd.Clients;

/// <summary>A person in one conversation with the bot: what they do with the client, and what they see there.</summary>
internal abstract class Chat
{
    /// <summary>The part of the page that shows the conversation.</summary>
    protected abstract ILocator Thread { get; }

    protected ILocator Cards => Thread.Locator(".ac-adaptiveCard");

    /// <summary>Types words to the bot and sends them.</summary>
    public abstract Task SaysAsync(string words);

    /// <summary>Waits until words can be read anywhere in the conversation.</summary>
    public Task SeesAsync(string words) => Assertions.Expect(Thread.GetByText(words).Last).ToBeVisibleAsync();

    /// <summary>Waits until there is one card with all these words.</summary>
    public Task SeesCardAsync(params string[] words) => Assertions.Expect(CardWith(words)).ToHaveCountAsync(1);

    /// <summary>Waits until the newest card has all these words.</summary>
    public async Task SeesLastAsync(params string[] words)
    {
        foreach (var word in words)
        {
            await Assertions.Expect(Cards.Last).ToContainTextAsync(word);
        }
    }

    /// <summary>What stands on the newest card.</summary>
    public Task<string> LastCardAsync() => Cards.Last.InnerTextAsync();

    /// <summary>Everything that can be read in the conversation.</summary>
    public Task<string> EverythingAsync() => Thread.InnerTextAsync();

    /// <summary>How many cards have all these words.</summary>
    public Task<int> CardsWithAsync(params string[] words) => CardWith(words).CountAsync();

    /// <summary>Presses the newest button of this name.</summary>
    public virtual Task PressesAsync(string button) => Button(button).Last.ClickAsync();

    /// <summary>Presses it twice, as impatient people do.</summary>
    public Task PressesTwiceAsync(string button) => Button(button).Last.DblClickAsync();

    /// <summary>Presses the oldest button of this name, further up in the conversation.</summary>
    public Task PressesOldestAsync(string button) => Button(button).First.ClickAsync();

    /// <summary>Writes into the newest field of this label.</summary>
    public virtual Task FillsAsync(string label, string words) => Cards.GetByLabel(label).Last.FillAsync(words);

    /// <summary>Chooses in the newest field of this label.</summary>
    public abstract Task ChoosesAsync(string label, string choice);

    private ILocator Button(string name) => Cards.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private ILocator CardWith(params string[] words) => words.Aggregate(Cards, (cards, text) => cards.Filter(new() { HasText = text }));
}
