using Microsoft.Playwright;
using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>What the local desk keeps in view: who did not scroll sees what is new, however the page moves by itself.</summary>
public sealed class ReadingAtTheDesk(Chromium chromium) : Story(chromium, new Scenes.Desk())
{
    /// <summary>A card further up grows, as one does that is changed, and the browser holds on to what it showed; and so much later that what comes is not read with what was there.</summary>
    private const string GrowAbove = """
        () => new Promise(done => {
          const now = Date.now;
          Date.now = () => now() + 5000;
          document.querySelector(".pane[data-side=user] .messages").firstElementChild.style.paddingTop = "700px";
          requestAnimationFrame(() => requestAnimationFrame(() => done()));
        })
        """;

    private const string IsNewestInView = """
        () => {
          const view = document.querySelector(".pane[data-side=user] .scroll").getBoundingClientRect();
          const newest = document.querySelector(".pane[data-side=user] .messages").lastElementChild.getBoundingClientRect();
          return newest.top >= view.top - 20 && newest.top < view.top + view.height * 0.8;
        }
        """;

    [Fact]
    public async Task What_comes_after_a_card_above_has_grown_is_shown()
    {
        var robin = await BeginAsync();
        var page = Scene.Screen.Page;
        await robin.SaysAsync(Pastes.GmailInDjango);
        await robin.SeesLastAsync("What to do now");
        await Assertions.Expect(page.Locator(".pane[data-side=user] .more")).ToBeVisibleAsync();
        await page.EvaluateAsync(GrowAbove);

        var elsewhere = await page.Context.NewPageAsync();
        await elsewhere.GotoAsync(page.Url);
        await new DeskChat(elsewhere, "user").SaysAsync("help");
        await robin.SeesLastAsync("What you can say");

        await page.WaitForFunctionAsync(IsNewestInView, options: new() { Timeout = 10_000 });
    }
}
