using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Conversation.Tests.Talks;

public sealed class WalkTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public WalkTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task Without_evidence_the_five_causes_come_in_the_order_of_the_document()
    {
        await rosa.SayAsync("walk me through");
        var causes = new List<string>();
        while (rosa.Offered.Contains("not_fixed"))
        {
            causes.Add(((string)rosa.Card.Card!.SelectToken("body[0].items[0].inlines[0].text")!).Split(" · ")[0]);
            await rosa.PressAsync("not_fixed");
        }

        Assert.Equal(13, causes.Count);
        Assert.Equal(
            ["User name or password", "Two-factor sign-in", "Firewall or antivirus", "Account settings", "Provider trouble"],
            causes.Distinct(StringComparer.Ordinal));
        Assert.Contains("Contact your provider", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_evidence_the_likeliest_cause_comes_first()
    {
        await rosa.SayAsync("connect ETIMEDOUT 142.250.27.108:587");
        await rosa.SayAsync("walk me through");

        Assert.Contains("Firewall or antivirus · step 1 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp.example.com ETIMEDOUT", "nc -vz -w 10 smtp.example.com 587")]
    [InlineData("smtp.example.com;reboot ETIMEDOUT", "nc -vz -w 10 smtp.example.com 587")]
    public async Task The_check_at_home_is_a_line_to_copy(string pasted, string command)
    {
        await rosa.SayAsync(pasted);
        await rosa.SayAsync("walk");

        Assert.Contains(command, rosa.Last.Words.Split('\n'));
    }

    [Fact]
    public async Task What_the_diagnosis_advised_in_vain_is_not_advised_again()
    {
        await rosa.SayAsync("connect ETIMEDOUT 142.250.27.108:587");
        await rosa.PressAsync("not_fixed");

        Assert.Contains("Firewall or antivirus · step 2 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_step_offers_every_way_on()
    {
        await rosa.SayAsync("walk");

        Assert.Equal(["fixed", "not_fixed", "skip", "back", "start_over", "human"], rosa.Offered);
    }

    [Fact]
    public async Task Back_shows_the_step_before_and_at_the_first_says_so()
    {
        await rosa.SayAsync("walk");
        await rosa.SayAsync("skip");
        Assert.Contains("step 2 of 13", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.PressAsync("back");
        Assert.Contains("step 1 of 13", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.SayAsync("back");
        Assert.Contains("This is the first step.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Back_from_the_end_of_all_steps_is_the_last_step()
    {
        await world.HelpdeskAsync();
        await rosa.SayAsync("walk");
        while (rosa.Offered.Contains("not_fixed"))
        {
            await rosa.PressAsync("not_fixed");
        }

        Assert.Equal(["send", "cancel"], rosa.Offered);
        await rosa.SayAsync("back");
        Assert.Contains("step 13 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what a lovely day")]
    [InlineData("587")]
    public async Task Words_that_say_nothing_about_mail_do_not_end_the_walk(string words)
    {
        await rosa.SayAsync("walk");
        await rosa.SayAsync("no");
        await rosa.SayAsync(words);

        Assert.Contains("I found nothing about sending mail in that.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("step 2 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("walk", "step 1 of 13")]
    [InlineData("still broken", "step 2 of 13")]
    public async Task After_a_solution_a_new_walk_begins_anew_and_one_that_was_none_goes_on(string words, string shown)
    {
        await rosa.SayAsync("walk");
        await rosa.PressAsync("fixed");
        await rosa.SayAsync(words);

        Assert.Contains(shown, rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fixed_ends_with_the_closing_advice()
    {
        await rosa.SayAsync("walk");
        await rosa.PressAsync("fixed");

        Assert.Contains("Use a strong password", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Keep two-factor sign-in on.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_over_forgets_the_steps()
    {
        await rosa.SayAsync("walk");
        await rosa.PressAsync("not_fixed");
        await rosa.PressAsync("start_over");
        Assert.Contains("All right, a fresh start.", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.PressAsync("walk");
        Assert.Contains("step 1 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_double_click_moves_one_step_only()
    {
        await rosa.SayAsync("walk");
        var pressed = rosa.DataOf("not_fixed");
        await rosa.PressAsync(rosa.Card, (JObject)pressed.DeepClone());
        await rosa.PressAsync(rosa.Card, pressed);

        Assert.Contains("step 2 of 13", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("That button was from an older card.", rosa.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_button_of_a_case_long_gone_shows_what_is_current()
    {
        await rosa.SayAsync("walk");
        var old = rosa.DataOf("fixed");
        await rosa.SayAsync("start over");
        await rosa.SayAsync("walk");
        await rosa.PressAsync(rosa.Card, old);

        Assert.Contains("That button was from an older card.", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("step 1 of 13", rosa.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asks_how_it_stands_sees_that_and_is_not_told_of_an_older_card()
    {
        await rosa.SayAsync("walk");
        var pressed = rosa.DataOf("not_fixed");
        await rosa.PressAsync("not_fixed");
        pressed["act"] = "resume";
        await rosa.PressAsync(rosa.Card, pressed);

        Assert.Contains("step 2 of 13", rosa.Answer, StringComparison.Ordinal);
        Assert.DoesNotContain("older card", rosa.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_button_gets_an_answer_with_the_current_card()
    {
        await rosa.SayAsync("walk");
        await rosa.PressAsync(rosa.Card, new JObject { ["act"] = "format_disk" });

        Assert.Contains("I do not know that button.", rosa.Answer, StringComparison.Ordinal);
        Assert.Contains("step 1 of 13", rosa.Answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"act":7,"rev":"x","step":["a"]}""")]
    [InlineData("""{"act":"fixed","case":{"a":1},"rev":99999999999,"step":"99"}""")]
    [InlineData("""{"act":"ticket_claim","ticket":-4}""")]
    [InlineData("{}")]
    public async Task Card_data_that_make_no_sense_do_no_harm(string data)
    {
        await rosa.SayAsync("walk");
        await rosa.PressAsync(rosa.Card, JObject.Parse(data));

        Assert.NotEmpty(rosa.Answer);
    }

    [Fact]
    public async Task A_client_without_Execute_walks_as_well()
    {
        await rosa.SayAsync("walk");
        await rosa.SubmitAsync("not_fixed");

        Assert.Contains("step 2 of 13", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_group_each_person_has_their_own_case_and_no_one_presses_for_another()
    {
        var rosaInGroup = world.Chat("Rosa", "group", "groupChat");
        var tove = world.Chat("Tove", "group", "groupChat");
        await rosaInGroup.MentionAsync("walk");
        await tove.PressAsync("not_fixed");

        Assert.Contains("Tove, that card belongs to someone else.", tove.Answer, StringComparison.Ordinal);
        Assert.Contains("step 1 of 13", rosaInGroup.Card.Words, StringComparison.Ordinal);

        await rosaInGroup.PressAsync("not_fixed");
        await tove.MentionAsync("walk");
        Assert.Contains("step 1 of 13", tove.Last.Words, StringComparison.Ordinal);
    }
}
