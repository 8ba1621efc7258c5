using Microsoft.Playwright;

namespace SmtpHelpBot.EndToEnd.Clients;

/// <summary>A conversation in one pane of the local desk.</summary>
internal sealed class DeskChat(IPage page, string side) : Chat
{
    protected override ILocator Thread => Pane.Locator(".messages");

    private ILocator Pane => page.Locator($".pane[data-side={side}]");

    public override async Task SaysAsync(string words)
    {
        await Pane.GetByRole(AriaRole.Textbox).Last.FillAsync(words);
        await Pane.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();
    }

    public override Task ChoosesAsync(string label, string choice) => Cards.GetByLabel(label).Last.SelectOptionAsync(new SelectOptionValue { Label = choice });

    /// <summary>Goes on as this person in another conversation of this side.</summary>
    public async Task SitsDownAsync(string place, string person)
    {
        var seat = Pane.Locator($"optgroup[label='{place}'] option").Filter(new() { HasText = person });
        await Pane.GetByLabel("Speak as").SelectOptionAsync(await seat.ElementHandleAsync());
    }
}
