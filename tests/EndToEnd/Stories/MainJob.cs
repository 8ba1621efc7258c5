using System.Text.RegularExpressions;
using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Processes;
using SmtpHelpBot.EndToEnd.Scenes;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>What the bot is there for, from the paste to the mail that goes out: the same in every client.</summary>
public abstract partial class MainJob : Story
{
    private protected MainJob(Chromium chromium, IClient client)
        : base(chromium, client)
    {
    }

    [Fact]
    public async Task A_pasted_error_is_answered_with_what_is_wrong_and_what_to_do()
    {
        var robin = await BeginAsync();

        await robin.SaysAsync(Pastes.GmailInDjango);

        await robin.SeesLastAsync("Most likely", "(535, b'5.7.8 Username and Password not accepted.", "app password", "What to do now");
        await PictureAsync("diagnosis");
        await robin.PressesAsync("It works now");
        await robin.SeesAsync("Keep two-factor sign-in on.");
    }

    [Fact]
    public async Task All_five_causes_are_walked_until_a_human_takes_over()
    {
        var robin = await BeginAsync();
        await Scene.ErinAsync();
        await robin.PressesAsync("Walk me through");

        var causes = await WalkAsync(robin, "Didn't help");

        Assert.Equal(["User name or password", "Two-factor sign-in", "Firewall or antivirus", "Account settings", "Provider trouble"], causes);
        await robin.SeesAsync("Hand over to a human");
    }

    [Fact]
    public async Task The_step_that_helps_ends_with_the_advice_to_stay_safe()
    {
        var robin = await BeginAsync();
        await robin.PressesAsync("Walk me through");
        await robin.SeesLastAsync("step 1 of");
        await robin.PressesAsync("Skip");
        await robin.SeesLastAsync("step 2 of");
        await robin.PressesAsync("Back");
        await robin.SeesLastAsync("step 1 of");

        await robin.PressesAsync("Fixed it");

        await robin.SeesLastAsync("Good to hear that mail goes out", "Use a strong password", "Keep two-factor sign-in on.");
    }

    [Fact]
    public async Task A_server_is_looked_at_and_the_report_takes_the_place_of_the_progress()
    {
        Assert.SkipWhen(Postfix.Missing.Length > 0, Postfix.Missing);
        await using var postfix = await Postfix.StartAsync(Cancel);
        var robin = await BeginAsync(("Probe__Allow__0", "127.30.0.0/16"), ("SSL_CERT_FILE", postfix.Certificate));
        await robin.PressesAsync("Check my server");
        await robin.FillsAsync("Server name or e-mail address", $"{postfix.Address}");
        await robin.FillsAsync("Ports, if you know them", "587 465");

        await robin.PressesAsync("Check");

        await robin.SeesLastAsync("What the server says", $"{postfix.Address}", "The server is fine. Use port 587 with STARTTLS.", "TLS 1.3, sign-in: PLAIN, LOGIN", "nothing listens there");
        await PictureAsync("report");
        Assert.Equal(0, await robin.CardsWithAsync("Checking the server"));
    }

    [Fact]
    public async Task A_human_takes_over_asks_back_and_resolves()
    {
        var robin = await BeginAsync();
        var erin = await Scene.ErinAsync();
        await robin.SaysAsync(Pastes.GmailInDjango);
        await robin.SeesLastAsync("What to do now");

        await robin.PressesAsync("Talk to a human");
        await robin.FillsAsync("Anything to add?", "It worked until Monday.");
        await robin.PressesAsync("Agree and send");
        await robin.SeesAsync("Your ticket is number 1.");
        await robin.SeesAsync("A message to copy");
        await erin.SeesCardAsync("Ticket 1", "waiting for someone", "Robin Meyer", "It worked until Monday.", "535");

        await erin.PressesAsync("Claim");
        await erin.SeesCardAsync("Ticket 1", "with Erin Ito");
        await robin.SeesAsync("Erin Ito from the helpdesk looks at it now.");

        await PictureAsync("claimed");
        await erin.PressesAsync("Ask back");
        await erin.FillsAsync("Your question to the user", "Which port is set?");
        await erin.PressesAsync("Send the question");
        await robin.SeesLastAsync("The helpdesk has a question", "Which port is set?");

        await robin.FillsAsync("Your answer", "It says 25.");
        await robin.PressesAsync("Send the answer");
        await erin.SeesCardAsync("Ticket 1", "with Erin Ito", "It says 25.");

        await erin.PressesAsync("Resolve");
        await erin.ChoosesAsync("What was it?", "Account settings");
        await erin.FillsAsync("What helped, for the user", "Set the port to 587.");
        await erin.PressesAsync("Resolve it");
        await erin.SeesCardAsync("Ticket 1", "resolved by Erin Ito");
        await robin.SeesLastAsync("News on your ticket", "Set the port to 587.");
        await PictureAsync("resolved");
    }

    /// <summary>Presses the button at every step; the causes that came up, in order.</summary>
    private async Task<IEnumerable<string>> WalkAsync(Chat robin, string button)
    {
        var causes = new List<string>();
        for (var step = 1; ; step++)
        {
            await robin.SeesLastAsync($"step {step} of ");
            var progress = Progress().Match(await robin.LastCardAsync());
            await PictureAsync($"step-{step}");
            causes.Add(progress.Groups["cause"].Value);
            await robin.PressesAsync(button);
            if (progress.Groups["total"].Value == $"{step}")
            {
                return causes.Distinct(StringComparer.Ordinal);
            }
        }
    }

    [GeneratedRegex(@"(?<cause>.+) · step \d+ of (?<total>\d+)", RegexOptions.None, 1000)]
    private static partial Regex Progress();
}

public sealed class MainJobInTeams(Chromium chromium) : MainJob(chromium, new Teams());

public sealed class MainJobOnTheDesk(Chromium chromium) : MainJob(chromium, new Desk());
