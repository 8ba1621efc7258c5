using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Scenes;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>One bot that is connected to Slack and to another client at once: who needs help is on one side, who gives it on the other.</summary>
public abstract class BothPlatforms : Story
{
    private protected BothPlatforms(Chromium chromium, IClient client)
        : base(chromium, client)
    {
    }

    [Fact]
    public async Task Someone_in_Slack_is_helped_by_an_expert_here()
    {
        await using var slack = await PlayedSlack.OpenAsync();
        await BeginAsync(slack.Settings);
        slack.Bot = Scene.Bot;
        var (anna, erin) = (slack.Direct("ANNA"), await Scene.ErinAsync());

        await anna.SaysAsync(Pastes.GmailInDjango);
        await anna.PressesAsync("Talk to a human");
        await anna.FillsAsync("Agree and send", ("note", "It worked until Monday."));
        await erin.SeesCardAsync("Ticket 1", "waiting for someone", "ANNA", "It worked until Monday.", "535");
        await erin.PressesAsync("Claim");
        await anna.SeesAsync("Erin Ito from the helpdesk looks at it now.");

        await erin.SeesCardAsync("Ticket 1", "with Erin Ito");
        await erin.PressesAsync("Ask back");
        await erin.FillsAsync("Your question to the user", "Which port is set?");
        await erin.PressesAsync("Send the question");
        await anna.SeesAsync("Which port is set?");
        await anna.FillsAsync("Send the answer", ("answer", "It says 25."));
        await erin.SeesCardAsync("Ticket 1", "with Erin Ito", "It says 25.");

        await erin.PressesAsync("Resolve");
        await erin.ChoosesAsync("What was it?", "Account settings");
        await erin.FillsAsync("What helped, for the user", "Set the port to 587.");
        await erin.PressesAsync("Resolve it");
        await erin.SeesCardAsync("Ticket 1", "resolved by Erin Ito");
        await anna.SeesAsync("News on your ticket", "Set the port to 587.");
        await HelpdeskPictureAsync("helps-slack");
    }
}

/// <summary>Teams, in Microsoft's own client.</summary>
public sealed class SlackAndTeams(Chromium chromium) : BothPlatforms(chromium, new Teams())
{
    private const string Helpdesk = "C0HELP";

    [Fact]
    public async Task Someone_here_is_helped_by_an_expert_in_Slack()
    {
        await using var slack = await PlayedSlack.OpenAsync();
        var robin = await BeginAsync(slack.Settings);
        slack.Bot = Scene.Bot;
        var erin = slack.Channel("ERIN", Helpdesk);
        await erin.SaysAsync($"helpdesk here {await Scene.Bot.HelpdeskCodeAsync(Cancel)}");
        await erin.SeesAsync("This conversation is a helpdesk now.");

        await robin.SaysAsync(Pastes.GmailInDjango);
        await robin.SeesLastAsync("What to do now");
        await robin.PressesAsync("Talk to a human");
        await robin.FillsAsync("Anything to add?", "It worked until Monday.");
        await robin.PressesAsync("Agree and send");
        await erin.SeesAsync("Ticket 1", "Robin Meyer", "It worked until Monday.", "535");
        await erin.PressesAsync("Claim");
        await robin.SeesAsync("ERIN from the helpdesk looks at it now.");

        await erin.FillsAsync("Ask back", ("question", "Which port is set?"));
        await robin.SeesLastAsync("The helpdesk has a question", "Which port is set?");
        await robin.FillsAsync("Your answer", "It says 25.");
        await robin.PressesAsync("Send the answer");
        await erin.SeesAsync("Ticket 1", "It says 25.");

        await erin.FillsAsync("Resolve", ("cause", "account_settings"), ("words", "Set the port to 587."));
        await robin.SeesLastAsync("News on your ticket", "Set the port to 587.");
        await PictureAsync("helped-by-slack");
    }
}

/// <summary>The local desk, whose helpdesk is the bot's helpdesk.</summary>
public sealed class SlackAndTheDesk(Chromium chromium) : BothPlatforms(chromium, new Desk());
