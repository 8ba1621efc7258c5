using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Scenes;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>What people and computers do that nobody planned: nothing is lost, and every time there is a clear answer.</summary>
public abstract class Mishaps : Story
{
    private const string Secret = "k7-canary-Lavender";

    private protected Mishaps(Chromium chromium, IClient client)
        : base(chromium, client)
    {
    }

    [Fact]
    public async Task A_page_that_is_loaded_again_brings_no_second_welcome()
    {
        var robin = await BeginAsync();

        await Scene.ReloadAsync();
        await robin.SaysAsync("help");

        await robin.SeesLastAsync("What you can say");
        Assert.InRange(await robin.CardsWithAsync("Let's get your mail going out again"), 0, 1);
    }

    [Fact]
    public async Task A_double_click_moves_on_by_one_step()
    {
        var robin = await BeginAsync();
        await robin.PressesAsync("Walk me through");
        await robin.SeesLastAsync("step 1 of");

        await robin.PressesTwiceAsync("Didn't help");
        await robin.SeesLastAsync("step 2 of");
        await robin.SaysAsync("status");

        await robin.SeesLastAsync("Where we are", "Steps tried1");
    }

    [Fact]
    public async Task A_button_further_up_shows_where_the_talk_stands_now()
    {
        var robin = await BeginAsync();
        await robin.SaysAsync(Pastes.GmailInDjango);
        await robin.SeesLastAsync("What to do now");
        await robin.SaysAsync("start over");
        await robin.SeesLastAsync("a fresh start");
        await robin.SaysAsync("walk");
        await robin.SeesLastAsync("step 1 of");

        await robin.PressesOldestAsync("It works now");

        await robin.SeesAsync("That button was from an older card.");
        await robin.SeesAsync("step 1 of");
    }

    [Theory]
    [InlineData("asdf jkl")]
    [InlineData("<img src=x onerror=alert(1)> ${text.button.human} 🙂 \" } ]")]
    public async Task Rubbish_is_answered_with_the_ways_there_are(string rubbish)
    {
        var robin = await BeginAsync();
        var alarms = 0;
        Scene.Screen.Page.Dialog += (_, _) => alarms++;

        await robin.SaysAsync(rubbish);

        await robin.SeesLastAsync("I found nothing about sending mail in that.");
        await robin.PressesAsync("Walk me through");
        await robin.SeesLastAsync("step 1 of");
        Assert.Equal(0, alarms);
    }

    [Fact]
    public async Task A_pasted_password_is_on_no_card_and_the_person_is_told()
    {
        var robin = await BeginAsync();
        var erin = await Scene.ErinAsync();

        await robin.SaysAsync($"EMAIL_HOST_PASSWORD = '{Secret}'\n{Pastes.GmailInDjango}");
        await robin.SeesCardAsync("There was a secret in your message", "Change it");
        await robin.SeesLastAsync("What to do now");
        await robin.PressesAsync("Talk to a human");
        await robin.SeesAsync("Hand over to a human");
        await robin.PressesAsync("Agree and send");
        await erin.SeesCardAsync("Ticket 1", "5.7.8");

        Assert.Equal(0, await robin.CardsWithAsync(Secret));
        Assert.DoesNotContain(Secret, await erin.EverythingAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bot_that_crashed_goes_on_where_it_was()
    {
        var robin = await BeginAsync();
        await robin.PressesAsync("Walk me through");
        await robin.SeesLastAsync("step 1 of");

        await Scene.Bot.CrashAndRestartAsync(Cancel);
        await robin.PressesAsync("Didn't help");

        await robin.SeesLastAsync("step 2 of");
    }
}

public sealed class MishapsInTeams(Chromium chromium) : Mishaps(chromium, new Teams());

public sealed class MishapsOnTheDesk(Chromium chromium) : Mishaps(chromium, new Desk());
