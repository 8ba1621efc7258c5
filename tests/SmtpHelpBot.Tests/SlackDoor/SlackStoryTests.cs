using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Slack.Arrivals;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>What people do in Slack, from their clicks to what they see.</summary>
public sealed class SlackStoryTests
{
    private const string Pasted = "smtplib.SMTPAuthenticationError: (535, b'5.7.8 Username and Password not accepted. For more information, go to 5.7.8 https://support.google.com/mail/?p=BadCredentials - gsmtp')";
    private const string Helpdesk = "C0HELP";

    [Fact]
    public async Task An_error_is_pasted_walked_through_handed_over_claimed_asked_about_answered_and_resolved()
    {
        await using var scene = await SlackScene.StartAsync();
        var (anna, erin) = (scene.Person("ANNA"), scene.Person("ERIN"));
        await erin.MentionAsync(Helpdesk, $"helpdesk here {scene.Bot.HelpdeskCode}");

        await anna.SayAsync(Pasted);
        Assert.Contains("535", scene.Slack.In(anna.Direct)[^1].Words, StringComparison.Ordinal);
        await anna.PressAsync(anna.Direct, "Talk to a human");
        Assert.Equal(["Agree and send", "Cancel"], scene.Slack.In(anna.Direct)[^1].Buttons.Select(button => button.SelectToken("text.text")!.Value<string>()));
        await anna.PressAsync(anna.Direct, "Agree and send");
        await anna.SubmitAsync(("note", "It worked last week."));

        var card = scene.Slack.In(Helpdesk).Last(message => message.Button("Claim") is not null);
        Assert.Null(card.Thread);
        Assert.Contains("It worked last week.", card.Words, StringComparison.Ordinal);
        await erin.PressAsync(Helpdesk, "Claim");
        Assert.Contains("ERIN", scene.Slack.In(Helpdesk).Single(message => message.Ts == card.Ts).Words, StringComparison.Ordinal);
        Assert.Contains(scene.Slack.In(Helpdesk), message => message.Thread == card.Ts);

        await erin.PressAsync(Helpdesk, "Ask back");
        await erin.SubmitAsync(("question", "Which program sends it?"));
        Assert.Contains("Which program sends it?", scene.Slack.In(anna.Direct)[^1].Words, StringComparison.Ordinal);
        await anna.PressAsync(anna.Direct, "Send the answer");
        await anna.SubmitAsync(("answer", "A Django site."));
        Assert.Contains("A Django site.", scene.Slack.In(Helpdesk).Single(message => message.Ts == card.Ts).Words, StringComparison.Ordinal);

        await erin.PressAsync(Helpdesk, "Resolve");
        await erin.SubmitAsync(("cause", "two_factor"), ("words", "Make an app password."));
        Assert.Contains("Make an app password.", scene.Slack.In(anna.Direct)[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_changed_in_place_and_a_click_on_the_old_one_is_answered_with_what_is_current()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        await anna.SayAsync("walk me through");
        var step = scene.Slack.In(anna.Direct)[^1];
        await anna.PressAsync(step, step.Button("Didn't help")!);

        var next = scene.Slack.In(anna.Direct).Single(message => message.Ts == step.Ts);
        Assert.NotEqual(step.Words, next.Words);
        await anna.PressAsync(step, step.Button("Didn't help")!);
        var answered = scene.Slack.In(anna.Direct).Single(message => message.Ts == step.Ts);
        Assert.Contains("That button was from an older card.", answered.Words, StringComparison.Ordinal);
        Assert.Single(scene.Slack.In(anna.Direct));
    }

    [Fact]
    public async Task Words_that_are_changed_are_read_again_once()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        var message = anna.Message(anna.Direct, "hello");
        await anna.SendAsync(message);
        await anna.EditAsync(message, Pasted);
        await anna.EditAsync(message, Pasted.ToUpperInvariant().ToLowerInvariant());

        Assert.Equal(3, scene.Slack.In(anna.Direct).Count);
        Assert.Contains("535", scene.Slack.In(anna.Direct)[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_expert_is_told_who_was_first_and_nobody_else_sees_it()
    {
        await using var scene = await SlackScene.StartAsync();
        var (anna, erin, max) = (scene.Person("ANNA"), scene.Person("ERIN"), scene.Person("MAX"));
        await erin.MentionAsync(Helpdesk, $"helpdesk here {scene.Bot.HelpdeskCode}");
        await anna.SayAsync(Pasted);
        await anna.PressAsync(anna.Direct, "Talk to a human");
        await anna.PressAsync(anna.Direct, "Agree and send");
        await anna.SubmitAsync();
        var card = scene.Slack.In(Helpdesk).Last(message => message.Button("Claim") is not null);

        await erin.PressAsync(card, card.Button("Claim")!);
        await max.PressAsync(card, card.Button("Claim")!);

        var told = scene.Slack.In(Helpdesk).Where(message => message.OnlyFor is not null).ToList();
        Assert.Equal("U0MAX", Assert.Single(told).OnlyFor);
        Assert.Contains("ERIN", told[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_says_in_place_what_is_wrong_and_then_has_the_server_checked()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        await anna.SayAsync("check my server");
        await anna.PressAsync(anna.Direct, "Check");
        await anna.SubmitAsync(("host", " "), ("ports", "five"));
        Assert.Equal("errors", anna.Answer.Value<string>("response_action"));
        Assert.Equal(["host", "ports"], ((JObject)anna.Answer["errors"]!).Properties().Select(error => error.Name));

        await anna.SubmitAsync(("host", "127.0.0.1"), ("ports", ""));
        Assert.Empty(anna.Answer);
        Assert.Contains(scene.Slack.In(anna.Direct), message => message.Words.Contains("I do not look at that server.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_a_channel_the_bot_answers_in_the_thread_of_who_called_it()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        await anna.MentionAsync("C0GENERAL", Pasted);
        var answer = Assert.Single(scene.Slack.In("C0GENERAL"));
        Assert.StartsWith("1795600000.", answer.Thread, StringComparison.Ordinal);

        var max = scene.Person("MAX");
        await max.PressAsync("C0GENERAL", "Didn't help");
        Assert.Equal("U0MAX", Assert.Single(scene.Slack.In("C0GENERAL"), message => message.OnlyFor is not null).OnlyFor);
        Assert.Equal(answer.Words, scene.Slack.In("C0GENERAL").Single(message => message.Ts == answer.Ts).Words);
    }

    [Fact]
    public async Task The_command_is_answered_to_its_sender_alone_and_goes_on_in_their_direct_conversation()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        await anna.CommandAsync(Pasted);

        Assert.Equal("ephemeral", anna.Answer.Value<string>("response_type"));
        Assert.Empty(scene.Slack.In("C0GENERAL"));
        Assert.Contains("535", Assert.Single(scene.Slack.In(anna.Direct)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_command_with_the_name_of_a_server_has_it_checked()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        await anna.CommandAsync("localhost.localdomain");
        Assert.Contains("localhost.localdomain", scene.Slack.In(anna.Direct)[0].Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Read it", scene.Slack.In(anna.Direct)[0].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_shortcut_on_a_message_shows_what_is_wrong_in_a_modal()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        await anna.ShortcutAsync(SlackCallbacks.DiagnoseMessage, Pasted);
        Assert.Contains("535", SlackMessageSeen.WordsOf(scene.Slack.LastView()["blocks"]!), StringComparison.Ordinal);

        await anna.PressInViewAsync(scene.Slack.LastView(), "Didn't help");
        Assert.DoesNotContain("How sure", SlackMessageSeen.WordsOf(scene.Slack.LastView()["blocks"]!), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.In(anna.Direct));
    }

    [Fact]
    public async Task The_shortcut_for_servers_opens_the_form_and_the_check_comes_in_the_direct_conversation()
    {
        await using var scene = await SlackScene.StartAsync();
        var anna = scene.Person("ANNA");
        await anna.ShortcutAsync(SlackCallbacks.CheckServer);
        Assert.Equal("Check", scene.Slack.LastView().SelectToken("submit.text")!.Value<string>());

        await anna.SubmitAsync(("host", "127.0.0.1"));
        Assert.Equal("update", anna.Answer.Value<string>("response_action"));
        Assert.Contains("I do not look at that server.", scene.Slack.In(anna.Direct)[^1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_App_Home_has_the_ways_in_and_the_open_tickets()
    {
        await using var scene = await SlackScene.StartAsync();
        var (anna, erin) = (scene.Person("ANNA"), scene.Person("ERIN"));
        await anna.OpenHomeAsync();
        Assert.Contains("You have no open ticket.", SlackMessageSeen.WordsOf(scene.Slack.Homes["U0ANNA"]["blocks"]!), StringComparison.Ordinal);

        await erin.MentionAsync(Helpdesk, $"helpdesk here {scene.Bot.HelpdeskCode}");
        await anna.SayAsync(Pasted);
        await anna.PressAsync(anna.Direct, "Talk to a human");
        await anna.PressAsync(anna.Direct, "Agree and send");
        await anna.SubmitAsync();
        await anna.OpenHomeAsync();
        Assert.Contains("Ticket 1", SlackMessageSeen.WordsOf(scene.Slack.Homes["U0ANNA"]["blocks"]!), StringComparison.Ordinal);

        await anna.PressInViewAsync(scene.Slack.Homes["U0ANNA"], "Check my server");
        Assert.Equal("Check", scene.Slack.LastView().SelectToken("submit.text")!.Value<string>());
    }

    [Fact]
    public void Both_rooms_call_the_opened_home_the_same() => Assert.Equal(HomeEvents.Opened, SlackCallbacks.HomeOpened);
}
