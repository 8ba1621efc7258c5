using SmtpHelpBot.EndToEnd.Browsing;
using SmtpHelpBot.EndToEnd.Clients;
using SmtpHelpBot.EndToEnd.Scenes;

namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>In Teams the bot is asked by name where others talk too.</summary>
public sealed class InTeamsAmongOthers(Chromium chromium) : Story(chromium, new Teams())
{
    [Fact]
    public async Task In_a_group_chat_who_mentions_the_bot_is_answered()
    {
        await BeginAsync();
        var group = await PlaygroundChat.GroupAsync(Scene.Screen.Page);

        await group.SaysAsync("535 5.7.8 Username and Password not accepted");

        await group.SeesLastAsync("Most likely", "535 5.7.8", "What to do now");
        await group.PressesAsync("Didn't help");
        await group.SeesLastAsync("step ");
    }

    [Fact]
    public async Task In_a_channel_who_mentions_the_bot_is_answered()
    {
        await BeginAsync();
        var channel = await PlaygroundChat.ChannelAsync(Scene.Screen.Page);

        await channel.SaysAsync("535 5.7.8 Username and Password not accepted");

        await channel.SeesCardAsync("Most likely", "535 5.7.8", "What to do now");
    }
}

/// <summary>On the local desk two users share a group chat.</summary>
public sealed class OnTheDeskAmongOthers(Chromium chromium) : Story(chromium, new Desk())
{
    [Fact]
    public async Task Another_persons_button_changes_nothing_and_says_so()
    {
        var robin = (DeskChat)await BeginAsync();
        await robin.SitsDownAsync("Group chat", "Robin Meyer");
        await robin.SaysAsync("535 5.7.8 Username and Password not accepted");
        await robin.SeesLastAsync("What to do now");

        var sam = robin;
        await sam.SitsDownAsync("Group chat", "Sam Carter");
        await sam.PressesAsync("It works now");

        await sam.SeesAsync("Sam Carter, that card belongs to someone else.");
        await sam.SeesLastAsync("What to do now");
    }

    [Fact]
    public async Task The_page_asks_no_other_computer_for_anything()
    {
        var robin = await BeginAsync();
        await robin.SaysAsync(Pastes.GmailInDjango);
        await robin.SeesLastAsync("What to do now");

        Assert.Empty(Scene.Screen.Refused);
    }

    [Fact]
    public async Task A_pasted_password_is_nowhere_on_the_page()
    {
        var robin = await BeginAsync();

        await robin.SaysAsync("535 5.7.8 not accepted\npassword: Rosewood-44-canary");
        await robin.SeesAsync("There was a secret in your message");

        Assert.DoesNotContain("Rosewood", await robin.EverythingAsync(), StringComparison.Ordinal);
    }
}
