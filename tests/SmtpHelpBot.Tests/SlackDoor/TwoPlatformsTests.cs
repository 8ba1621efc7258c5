using SmtpHelpBot.Tests.Live;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>A person on one platform and an expert on the other, through one bot.</summary>
public sealed class TwoPlatformsTests
{
    private const string Pasted = "535 5.7.8 Username and Password not accepted. smtp.gmail.com";

    [Fact]
    public async Task Someone_in_Slack_is_helped_by_an_expert_in_Teams()
    {
        await using var scene = await SlackScene.StartAsync();
        var room = new LiveRoom(scene.Bot, "19:helpdesk@thread.tacv2", "channel");
        var (anna, erin) = (scene.Person("ANNA"), room.Person("Erin"));
        await erin.MentionAsync($"helpdesk here {scene.Bot.HelpdeskCode}");

        await anna.SayAsync(Pasted);
        await anna.PressAsync(anna.Direct, "Talk to a human");
        await anna.PressAsync(anna.Direct, "Agree and send");
        await anna.SubmitAsync(("note", "From Slack."));
        Assert.Contains(room.Messages, message => message.Words.Contains("From Slack.", StringComparison.Ordinal));

        await erin.PressAsync("ticket_claim");
        await erin.PressAsync("ticket_ask", ("question", "Which program?"));
        Assert.Contains("Which program?", scene.Slack.In(anna.Direct)[^1].Words, StringComparison.Ordinal);
        await anna.PressAsync(anna.Direct, "Send the answer");
        await anna.SubmitAsync(("answer", "Thunderbird."));
        Assert.Contains(room.Messages, message => message.Words.Contains("Thunderbird.", StringComparison.Ordinal));

        await erin.PressAsync("ticket_resolve", ("cause", "two_factor"), ("words", "Make an app password."));
        Assert.Contains("Make an app password.", scene.Slack.In(anna.Direct)[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_of_an_expert_who_leaves_Slacks_helpdesk_goes_back_to_all_and_one_of_a_channel_that_is_archived_to_the_other_helpdesk()
    {
        const string Help = "C0HELP";
        await using var scene = await SlackScene.StartAsync();
        var (teams, anna, erin) = (new LiveRoom(scene.Bot, "19:helpdesk@thread.tacv2", "channel"), scene.Person("ANNA"), scene.Person("ERIN"));
        await erin.MentionAsync(Help, $"helpdesk here {scene.Bot.HelpdeskCode}");
        await teams.Person("Emil").MentionAsync($"helpdesk here {scene.Bot.HelpdeskCode}");
        await anna.SayAsync(Pasted);
        await anna.PressAsync(anna.Direct, "Talk to a human");
        await anna.PressAsync(anna.Direct, "Agree and send");
        await anna.SubmitAsync(("note", "From Slack."));
        await erin.PressAsync(Help, "Claim");
        await erin.SendAsync(new() { ["type"] = "member_left_channel", ["user"] = "U0ERIN", ["channel"] = Help, ["channel_type"] = "C", ["team"] = SlackStandIn.Team, ["ts"] = scene.Slack.Ts() });

        Assert.Contains("passed it on to a colleague", scene.Slack.In(anna.Direct)[^1].Words, StringComparison.Ordinal);
        Assert.Contains(scene.Slack.In(Help), message => message.Button("Claim") is not null);
        await erin.SendAsync(new() { ["type"] = "channel_archive", ["user"] = "U0ERIN", ["channel"] = Help, ["ts"] = scene.Slack.Ts() });
        Assert.Contains(teams.Messages, message => message.Words.Contains("From Slack.", StringComparison.Ordinal) && message.Offered.Contains("ticket_claim"));
    }

    [Fact]
    public async Task Slack_is_answered_where_Teams_is_connected_too()
    {
        const string AppId = "00000000-0000-0000-0000-000000000001";
        await using var scene = await SlackScene.StartAsync(null, $"--MicrosoftAppId={AppId}", $"--MicrosoftAppTenantId={AppId}", "--MicrosoftAppType=UserAssignedMSI");
        var anna = scene.Person("ANNA");
        await anna.SayAsync("walk me through");
        await anna.PressAsync(anna.Direct, "Skip");
        Assert.Single(scene.Slack.In(anna.Direct));
    }

    [Fact]
    public async Task Someone_in_Teams_is_helped_by_an_expert_in_Slack()
    {
        const string Helpdesk = "C0HELP";
        await using var scene = await SlackScene.StartAsync();
        var chat = new LiveRoom(scene.Bot, "a:rosa");
        var (rosa, erin) = (chat.Person("Rosa"), scene.Person("ERIN"));
        await erin.MentionAsync(Helpdesk, $"helpdesk here {scene.Bot.HelpdeskCode}");

        await rosa.SayAsync(Pasted);
        await rosa.PressAsync("human");
        await rosa.PressAsync("send", ("note", "From Teams."));
        await erin.PressAsync(Helpdesk, "Claim");
        await erin.PressAsync(Helpdesk, "Ask back");
        await erin.SubmitAsync(("question", "Which program?"));
        Assert.Contains(chat.Messages, message => message.Words.Contains("Which program?", StringComparison.Ordinal));

        await rosa.SayAsync("Thunderbird.");
        Assert.Contains(scene.Slack.In(Helpdesk), message => message.Words.Contains("Thunderbird.", StringComparison.Ordinal));
        await erin.PressAsync(Helpdesk, "Resolve");
        await erin.SubmitAsync(("cause", "two_factor"), ("words", "Make an app password."));
        Assert.Contains(chat.Messages, message => message.Words.Contains("Make an app password.", StringComparison.Ordinal));
    }
}
