using System.Net;
using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Scenes;
using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>What Teams offers beside the talk: while a message is written, and on a message of someone else.</summary>
public sealed class InTeamsExtensions(Chromium chromium) : Story(chromium, new Teams())
{
    [Fact]
    public async Task What_is_looked_up_or_diagnosed_goes_into_the_message()
    {
        var robin = await BeginAsync();
        var extension = new PlaygroundExtension(Scene.Screen.Page);
        await robin.SaysAsync("Sending fails here: 535 5.7.8 Username and Password not accepted");
        await robin.SeesLastAsync("What to do now");

        await extension.SearchesAsync("gmail");
        await extension.SeesResultAsync("Gmail", "smtp.gmail.com, port 465");
        await PictureAsync("extension-search");
        await extension.ChoosesAsync("Gmail");
        await extension.SeesComposedAsync("Mail provider", "smtp.gmail.com", "What to do");
        await PictureAsync("extension-composed");
        await extension.SendsAsync();
        await robin.SeesAsync("I cannot read files, pictures or cards.");

        await extension.OpensOnMessageAsync(1, "diagnoseMessage");
        await extension.SeesAsync("Diagnose this error", "What this error means", "Sending fails here: 535 5.7.8", "What to do");
        await PictureAsync("extension-diagnosis");
        await extension.PressesAsync("Put it into the message");
        await extension.SeesComposedAsync("What this error means", "Sending fails here: 535 5.7.8");
    }

    [Fact]
    public async Task A_server_is_checked_in_a_dialog_that_says_what_is_wrong_and_can_be_left()
    {
        var address = IPAddress.Parse($"127.97.{Random.Shared.Next(1, 255)}.{Random.Shared.Next(1, 255)}");
        await using var firewall = new ScriptedServer(new IPEndPoint(address, 2525), new Script().Say("220 ************************").Expect("EHLO", "250-mail.example.org", "250-XXXXXXXA", "250 8BITMIME").Expect("QUIT", "221 Bye"));
        await BeginAsync(("Probe__Allow__0", "127.97.0.0/16"));
        var extension = new PlaygroundExtension(Scene.Screen.Page);

        await extension.OpensAsync("checkServer");
        await extension.FillsAsync("Server name or e-mail address", "not a host");
        await extension.PressesAsync("Check");
        await extension.SeesAsync("That did not work", "That is not a server name or an e-mail address.");
        await PictureAsync("extension-problem");
        await extension.FillsAsync("Server name or e-mail address", $"{address}");
        await extension.FillsAsync("Ports, if you know them", "2525");
        await extension.PressesAsync("Check");
        await extension.SeesAsync($"I am looking at {address} from outside.");
        await PictureAsync("extension-waiting");
        await extension.PressesUntilAsync("Show the report", "What the server says");
        await extension.SeesAsync("A firewall with mail inspection removes the encryption.", "Port 2525");
        await PictureAsync("extension-report");
        await extension.PressesAsync("Put it into the message");
        await extension.SeesComposedAsync("What the server says", "A firewall with mail inspection removes the encryption.");

        await extension.OpensAsync("checkServer");
        await extension.PressesAsync("Cancel");
        await extension.SeesAsync("Closed.");
        await PictureAsync("extension-closed");
    }
}
