using Microsoft.Playwright;

namespace SmtpHelpBot.EndToEnd.Clients;

/// <summary>A conversation in the Playground. In a group or a channel the bot hears only what is said to it by name.</summary>
internal sealed class PlaygroundChat : Chat
{
    /// <summary>What the Playground's log has of messages that came from the bot, new ones and changes.</summary>
    private const string Arrivals = @"() => (document.body.innerText.match(/User Application\s*\S+\s*Microsoft 365 Agents Playground\s+message 200/g) ?? []).length";

    /// <summary>In ms.</summary>
    private const float LongestChange = 3000;

    private readonly IPage page;
    private readonly Place place;
    private int arrivals;

    private PlaygroundChat(IPage page, Place place)
    {
        this.page = page;
        this.place = place;
    }

    private enum Place
    {
        Personal,
        Group,
        Channel,
    }

    protected override ILocator Thread => page.Locator("#root");

    public static Task<PlaygroundChat> PersonalAsync(IPage page) => OpenAsync(page, Place.Personal, "Personal Chat");

    public static Task<PlaygroundChat> GroupAsync(IPage page) => OpenAsync(page, Place.Group, "Group Chat");

    public static Task<PlaygroundChat> ChannelAsync(IPage page) => OpenAsync(page, Place.Channel, "My Team - General");

    public override async Task SaysAsync(string words)
    {
        var boxes = page.Locator("[role=textbox][contenteditable=true]");
        var box = place == Place.Channel ? boxes.First : boxes.Last;
        if (place == Place.Personal)
        {
            await box.FillAsync(words);
        }
        else
        {
            await box.PressSequentiallyAsync("@Te");
            await page.Locator("#typeahead-menu [role=menuitem]").First.ClickAsync();
            await box.PressSequentiallyAsync(words);
        }

        await page.GetByRole(AriaRole.Button, new() { Name = place == Place.Channel ? "Post" : "Send Message", Exact = true }).Last.ClickAsync();
    }

    public override async Task PressesAsync(string button)
    {
        await ChangedAsync();
        arrivals = await page.EvaluateAsync<int>(Arrivals) + 1;
        await base.PressesAsync(button);
    }

    public override async Task FillsAsync(string label, string words)
    {
        await Cards.GetByLabel(label).Last.WaitForAsync();
        await ChangedAsync();
        await base.FillsAsync(label, words);
    }

    public override async Task ChoosesAsync(string label, string choice)
    {
        await Cards.GetByRole(AriaRole.Combobox, new() { Name = label }).Last.ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = choice, Exact = true }).ClickAsync();
    }

    /// <summary>
    /// The card of a click comes twice, as its answer and then as a change of the message. The second empties what was typed meanwhile, and
    /// shows the step before again to who was faster: nobody in a story is.
    /// </summary>
    private async Task ChangedAsync()
    {
        try
        {
            await page.WaitForFunctionAsync($"arrivals => ({Arrivals})() >= arrivals", arrivals, new() { Timeout = LongestChange });
        }
        catch (TimeoutException)
        {
            // That click changed no message that can be seen here.
            arrivals = 0;
        }
    }

    private static async Task<PlaygroundChat> OpenAsync(IPage page, Place place, string name)
    {
        await page.GetByRole(AriaRole.Treeitem, new() { Name = name, Exact = true }).ClickAsync();
        return new(page, place);
    }
}
