using Microsoft.Playwright;
using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Scenes;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>Two experts at two windows of the same helpdesk, and a person who waits for them.</summary>
public sealed class TwoExperts(Chromium chromium) : Story(chromium, new Desk())
{
    private readonly Chromium chromium = chromium;

    [Fact]
    public async Task Who_presses_at_the_same_moment_has_it_or_reads_who_has_and_together_they_help()
    {
        var robin = await BeginAsync();
        await using var window = await chromium.OpenAsync("max", await Scene.Bot.DeskAsync(Cancel));
        var (erin, max) = (await Scene.ErinAsync(), new DeskChat(window.Page, "helpdesk"));
        await max.SitsDownAsync("Helpdesk", "Max Okoro");
        await robin.SaysAsync(Pastes.GmailInDjango);
        await robin.SeesLastAsync("What to do now");
        await robin.PressesAsync("Talk to a human");
        await robin.SeesLastAsync("Hand over to a human");
        await robin.PressesAsync("Agree and send");

        await ClaimTogetherAsync(erin, max, window);
        var (winner, name, loser) = await erin.CardsWithAsync("claimed it already") == 0 ? (erin, "Erin Ito", max) : ((Chat)max, "Max Okoro", erin);
        await loser.SeesCardAsync("Ticket 1", $"{name} claimed it already, at ", $"with {name}");
        await winner.SeesCardAsync("Ticket 1", $"with {name}");
        await robin.SeesAsync($"{name} from the helpdesk looks at it now.");
        await window.PictureAsync("Desk-claimed-by-two");

        await winner.PressesAsync("Hand over");
        await winner.FillsAsync("A word for whoever takes it next", "You know Django.");
        await winner.PressesAsync("Give it back to all");
        await loser.SeesCardAsync("Ticket 1", "waiting for someone", "You know Django.");
        await loser.PressesAsync("Claim");
        await loser.PressesAsync("Ask back");
        await loser.FillsAsync("Your question to the user", "Which port is set?");
        await loser.PressesAsync("Send the question");
        await robin.SeesLastAsync("The helpdesk has a question", "Which port is set?");
        await robin.SaysAsync("It says 587.");
        await winner.SeesCardAsync("Ticket 1", "It says 587.");
        await robin.SaysAsync("it works now");
        await robin.SeesLastAsync("Good to hear that mail goes out");
        await loser.SeesCardAsync("Ticket 1", "taken back by the user");
        await loser.SaysAsync("tickets robin");
        await loser.SeesLastAsync("Oldest first: 1 of 1.");
        await window.PictureAsync("Desk-tickets");
    }

    /// <summary>Both clicks are held back until the other is there too: neither has seen what comes of the other's.</summary>
    private async Task ClaimTogetherAsync(Chat erin, Chat max, Window window)
    {
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pressed = 0;
        foreach (var page in (IPage[])[Scene.Screen.Page, window.Page])
        {
            await page.RouteAsync("**/presses", HoldAsync);
        }

        await erin.SeesCardAsync("Ticket 1", "waiting for someone");
        await max.SeesCardAsync("Ticket 1", "waiting for someone");
        await Task.WhenAll(erin.PressesAsync("Claim"), max.PressesAsync("Claim"));
        await both.Task.WaitAsync(Cancel);
        await Task.WhenAny(SeesRefusalAsync(erin), SeesRefusalAsync(max)).Unwrap();
        foreach (var page in (IPage[])[Scene.Screen.Page, window.Page])
        {
            await page.UnrouteAsync("**/presses", HoldAsync);
        }

        async Task HoldAsync(IRoute route)
        {
            if (Interlocked.Increment(ref pressed) == 2)
            {
                both.SetResult();
            }

            await both.Task;
            await route.ContinueAsync();
        }
    }

    private static Task SeesRefusalAsync(Chat expert) => expert.SeesAsync("claimed it already, at ");
}
