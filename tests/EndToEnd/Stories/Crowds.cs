using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Scenes;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>Trouble that many have, told to each; and a person who wants to be forgotten afterwards. One person is a crowd here.</summary>
public abstract class Crowds : Story
{
    private protected Crowds(Chromium chromium, IClient client)
        : base(chromium, client)
    {
    }

    [Fact]
    public async Task An_outage_is_announced_its_end_is_told_and_who_asks_is_forgotten()
    {
        var robin = await BeginAsync(("Helpdesk__IncidentPeople", "1"));
        var erin = await Scene.ErinAsync();
        await robin.SaysAsync("421 4.3.0 Temporary System Problem. Try again later. gsmtp");
        await robin.SeesLastAsync("You are not the only one", "The helpdesk knows.", "Most likely");
        await PictureAsync("incident-user");

        await erin.SeesCardAsync("Incident 1: trouble at Gmail", "since ");
        await erin.PressesAsync("It is over");
        await erin.FillsAsync("What shall everybody be told?", "Google has fixed it.");
        await HelpdeskPictureAsync("incident-open");
        await erin.PressesAsync("Tell everybody");
        await erin.SeesCardAsync("Incident 1: trouble at Gmail", "over, says Erin Ito");
        await robin.SeesLastAsync("works again", "Google has fixed it.");
        await PictureAsync("incident-over");

        await robin.SaysAsync("my data");
        await robin.SeesLastAsync("What I keep of you", "421 4.3.0");
        await PictureAsync("my-data");
        await robin.PressesAsync("Forget me");
        await robin.SeesLastAsync("Shall I forget you?");
        await PictureAsync("forget-me");
        await robin.PressesAsync("Yes, forget me");
        await robin.SeesLastAsync("You are forgotten", "Receipt");
        await PictureAsync("forgotten");
    }
}

public sealed class CrowdsInTeams(Chromium chromium) : Crowds(chromium, new Teams());

public sealed class CrowdsOnTheDesk(Chromium chromium) : Crowds(chromium, new Desk());
