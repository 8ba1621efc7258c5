using System.Diagnostics;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Rendering;
using SmtpHelpBot.Slack.Tests.Doubles;
using SmtpHelpBot.Slack.Tests.Rendering;
using SmtpHelpBot.Slack.Views;

namespace SmtpHelpBot.Slack.Tests.Pictures;

/// <summary>Six screens as Slack shows them. With WRITE_PICTURES=FOLDER they are drawn there by Chromium, to be looked at.</summary>
public sealed class PictureTests
{
    public static TheoryData<string> Screens => ["diagnosis", "step", "probe-report", "ticket", "home", "check-server"];

    [Theory]
    [MemberData(nameof(Screens))]
    public async Task A_screen_can_be_drawn_whole(string name)
    {
        var card = CardFiles.States(name).First().Card;
        var message = CardRenderer.Message(card, null);
        var page = name == "home" ? BlockKitPage.Home(View.Home(message.Blocks)) : BlockKitPage.Message(new JArray(message.Blocks));
        await DrawAsync(name, page);
        foreach (var form in CardWords.Forms(message))
        {
            await DrawAsync($"{name}-{form.Title.ToLowerInvariant().Replace(' ', '-')}", BlockKitPage.Modal(View.Form(form, null, null, null, Desk.Words)));
        }

        Assert.Contains("</body>", page, StringComparison.Ordinal);
    }

    private static async Task DrawAsync(string name, string page)
    {
        if (Environment.GetEnvironmentVariable("WRITE_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        Directory.CreateDirectory(folder);
        var (html, png) = (Path.Combine(folder, $"slack-{name}.html"), Path.Combine(folder, $"slack-{name}.png"));
        await File.WriteAllTextAsync(html, page, TestContext.Current.CancellationToken);
        using var chromium = Process.Start(new ProcessStartInfo(
            "chromium", ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=680,1400", $"--screenshot={png}", new Uri(html).AbsoluteUri]) { UseShellExecute = false, RedirectStandardError = true })!;
        await chromium.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await chromium.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(File.Exists(png), $"{png} was not drawn.");
    }
}
