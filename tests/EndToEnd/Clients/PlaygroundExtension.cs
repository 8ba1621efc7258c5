using Microsoft.Playwright;

namespace SmtpHelpBot.EndToEnd.Clients;

/// <summary>
/// The message extension in the Playground, in the conversation that is open. The Playground reads no manifest: which command is meant is
/// filled in as the person's click would have it.
/// </summary>
internal sealed class PlaygroundExtension(IPage page)
{
    private const int Reloads = 100;

    /// <summary>What opened for the command.</summary>
    private ILocator Dialog => page.GetByRole(AriaRole.Dialog).Last;

    /// <summary>What stands in the box in which a message is written.</summary>
    private ILocator Composed => page.Locator("[role=textbox][contenteditable=true]").Last;

    /// <summary>Looks something up while a message is written.</summary>
    public async Task SearchesAsync(string words)
    {
        await TriggerAsync("Search Command");
        await page.GetByPlaceholder("Enter a search term").FillAsync(words);
    }

    /// <summary>Waits for a result with this title and this text below it.</summary>
    public async Task SeesResultAsync(string title, string text)
    {
        await Assertions.Expect(page.GetByText(title, new() { Exact = true }).Last).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText(text).Last).ToBeVisibleAsync();
    }

    /// <summary>Takes the result of this title into the message.</summary>
    public Task ChoosesAsync(string title) => page.GetByText(title, new() { Exact = true }).Last.ClickAsync();

    /// <summary>Opens the dialog of a command from the box in which a message is written.</summary>
    public async Task OpensAsync(string command)
    {
        await TriggerAsync("Action Command");
        await CreateAsync(command);
    }

    /// <summary>Opens the dialog of a command from the menu of a message, counted from the first.</summary>
    public async Task OpensOnMessageAsync(int message, string command)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Show more information" }).Nth(message).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = "Action Command" }).ClickAsync();
        await CreateAsync(command);
    }

    /// <summary>Waits until the dialog has all these words.</summary>
    public async Task SeesAsync(params string[] words)
    {
        foreach (var word in words)
        {
            await Assertions.Expect(Dialog).ToContainTextAsync(word);
        }
    }

    public Task FillsAsync(string label, string words) => Dialog.GetByLabel(label).FillAsync(words);

    public Task PressesAsync(string button) => Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync();

    /// <summary>Presses a button again and again, as one does who waits, until the dialog has these words.</summary>
    public async Task PressesUntilAsync(string button, string words)
    {
        for (var time = 0; time < Reloads && await Dialog.GetByText(words).CountAsync() == 0; time++)
        {
            await TryPressAsync(button);
            await page.WaitForTimeoutAsync(200);
        }

        await SeesAsync(words);
    }

    private async Task TryPressAsync(string button)
    {
        try
        {
            await Dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).Last.ClickAsync(new() { Timeout = 2000 });
        }
        catch (TimeoutException)
        {
            // What the press before this one asked for has come meanwhile, and took the button away.
        }
    }

    /// <summary>Waits until the message that is written has all these words.</summary>
    public async Task SeesComposedAsync(params string[] words)
    {
        foreach (var word in words)
        {
            await Assertions.Expect(Composed).ToContainTextAsync(word);
        }
    }

    public Task SendsAsync() => page.GetByRole(AriaRole.Button, new() { Name = "Send Message", Exact = true }).Last.ClickAsync();

    private async Task TriggerAsync(string kind)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Trigger Message Extension App" }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = kind }).ClickAsync();
    }

    private async Task CreateAsync(string command)
    {
        await Dialog.GetByPlaceholder("Input command id or leave blanks").FillAsync(command);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Create", Exact = true }).ClickAsync();
    }
}
