using SmtpHelpBot.Conversation.Tests.Deck;
using SmtpHelpBot.Diagnosis.Probes;

namespace SmtpHelpBot.Conversation.Tests.Talks;

public sealed class CheckServerTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public CheckServerTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task The_form_orders_a_probe_and_its_card_grows_into_the_report()
    {
        await rosa.SayAsync("check my server");
        await rosa.PressAsync("probe", ("host", "smtp.gmail.com"), ("ports", "587, 465"));

        var order = Assert.Single(world.Ordered).Order;
        Assert.Equal("smtp.gmail.com", order.Target);
        Assert.Equal([587, 465], order.Ports);
        Assert.Contains("waiting", rosa.Last.Words, StringComparison.Ordinal);

        await world.ProgressAsync(new(587, "tls"), new(465, "done"));
        Assert.Contains("agreeing on encryption", rosa.Last.Words, StringComparison.Ordinal);

        await world.FinishAsync(Examples.Report());
        Assert.Contains("The server is fine", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("looking up the name 3 ms · connecting 14 ms · agreeing on encryption 31 ms", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("TLS 1.3", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("LOGIN, PLAIN, XOAUTH2", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("142.250.27.108", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal(2, rosa.Messages.Count);
    }

    [Fact]
    public async Task The_reports_button_asks_for_what_was_typed_and_wants_it_fresh()
    {
        await rosa.SayAsync("check my server");
        await rosa.PressAsync("probe", ("host", "rosa@gmail.com"), ("ports", "587 25"));
        Assert.False(world.Ordered[^1].Order.Fresh);
        await world.FinishAsync(Examples.Report());

        await rosa.PressAsync("probe");

        Assert.Equal(2, world.Ordered.Count);
        var order = world.Ordered[^1].Order;
        Assert.True(order.Fresh);
        Assert.Equal("rosa@gmail.com", order.Target);
        Assert.Equal([587, 25], order.Ports);
    }

    [Fact]
    public async Task The_report_says_what_to_change_in_the_settings_that_are_in_use()
    {
        await rosa.SayAsync("EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 25\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@gmail.com'");
        await rosa.SayAsync("check smtp.gmail.com");

        await world.FinishAsync(Examples.Report());

        Assert.Contains("your settings do not fit it", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Port 587 with STARTTLS, in place of port 25.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "where the bot runs")]
    [InlineData("our office in Vienna", "our office in Vienna")]
    public async Task The_report_and_the_ticket_say_from_where_the_server_was_seen(string from, string said)
    {
        await rosa.SayAsync("check smtp.gmail.com");
        await world.FinishAsync(Examples.Report() with { From = from });
        Assert.Contains($"from {said}. From your network it may look different.", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.SayAsync("human");
        Assert.Contains($"smtp.gmail.com, seen from {said}: The server is fine", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_talk_that_is_too_long_for_the_card_says_how_much_of_it_is_left_out_and_comes_as_a_file()
    {
        await rosa.SayAsync("check smtp.gmail.com");
        await world.FinishAsync(LongTalk());

        var report = rosa.Messages[^2];
        Assert.Contains("S: 250-20 ", report.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("S: 250-81 ", report.Words, StringComparison.Ordinal);
        Assert.Contains("Lines that have no room here: ", report.Words, StringComparison.Ordinal);
        var file = Assert.Single(rosa.Last.Message.Attachments);
        Assert.Equal(("text/plain", "smtp.gmail.com.txt"), (file.ContentType, file.Name));
        Assert.Contains("S: 250-81 ", Assert.IsType<string>(file.Content), StringComparison.Ordinal);
        Assert.Contains("== port 25 at ", (string)file.Content, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_bots_send_no_files_the_long_talk_comes_on_cards_that_open()
    {
        var emil = world.Chat("Emil", "emil-and-bot", channel: "msteams");
        await emil.SayAsync("check smtp.gmail.com");
        await world.FinishAsync(LongTalk());

        var cards = emil.Messages.Where(message => message.Words.Contains("The whole talk with the server", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, cards.Count);
        Assert.Contains("Part 2 of 2", cards[1].Words, StringComparison.Ordinal);
        Assert.All(Enumerable.Range(1, 81), number => Assert.Contains(cards, card => card.Words.Contains($"S: 250-{number} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_short_talk_is_on_the_report_and_nowhere_else()
    {
        await rosa.SayAsync("check smtp.gmail.com");
        await world.FinishAsync(Examples.Report());

        Assert.Single(rosa.Messages);
    }

    [Fact]
    public async Task The_persons_own_check_stands_beside_the_bots()
    {
        await rosa.SayAsync("nc: connect to smtp.gmail.com (142.250.27.108) port 587 (tcp) failed: Connection refused");
        await rosa.SayAsync("check smtp.gmail.com");

        await world.FinishAsync(Examples.Report());

        Assert.Contains("From your computer", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Port 587 cannot be reached", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("something on your computer or in your network blocks it", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_asked_is_counted_by_platform_and_person()
    {
        await rosa.SayAsync("check smtp.gmail.com");
        await world.Chat("Emil", "emil-and-bot").SayAsync("check smtp.gmail.com");

        Assert.Equal(2, world.Ordered.Select(ordered => ordered.Order.Who).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("check my server smtp.gmail.com", "smtp.gmail.com")]
    [InlineData("check rosa@example.com", "rosa@example.com")]
    [InlineData("Check server <smtp.example.com>", "smtp.example.com")]
    public async Task A_server_in_the_words_is_checked_at_once(string words, string target)
    {
        await rosa.SayAsync(words);

        Assert.Equal(target, Assert.Single(world.Ordered).Order.Target);
    }

    [Fact]
    public async Task A_server_typed_while_the_form_is_open_is_the_server()
    {
        await rosa.SayAsync("check my server");
        await rosa.SayAsync("smtp.example.com:587");

        var order = Assert.Single(world.Ordered).Order;
        Assert.Equal(("smtp.example.com", 587), (order.Target, Assert.Single(order.Ports)));
    }

    [Theory]
    [InlineData("", "", "Please enter a server name")]
    [InlineData("not a host", "", "That is not a server name")]
    [InlineData("[x](http://evil)", "", "That is not a server name")]
    [InlineData("@example.com", "", "That is not a server name")]
    [InlineData("smtp.example.com", "22", "I check 25, 465, 587, 2525.")]
    [InlineData("smtp.example.com", "99999999999", "I check 25, 465, 587, 2525.")]
    [InlineData("smtp.example.com", "x", "I check 25, 465, 587, 2525.")]
    public async Task What_cannot_be_checked_is_said_and_nothing_typed_is_lost(string host, string ports, string said)
    {
        await rosa.SayAsync("check my server");
        await rosa.PressAsync("probe", ("host", host), ("ports", ports));

        Assert.Empty(world.Ordered);
        Assert.Contains(said, rosa.Answer, StringComparison.Ordinal);
        Assert.Equal(host, (string)rosa.Card.Card!.SelectToken("..[?(@.id == 'host')].value")!);
    }

    [Fact]
    public async Task A_target_that_the_guard_refuses_brings_the_form_back()
    {
        await rosa.SayAsync("check 192.168.1.1");
        await world.FinishAsync(null, "say.host_bad");

        Assert.Contains("That is not a server name", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("probe", rosa.Offered);
    }

    [Fact]
    public async Task The_step_under_the_form_comes_back_and_its_buttons_still_work()
    {
        await rosa.SayAsync("walk");
        await rosa.SayAsync("check my server");
        await rosa.SayAsync("cancel");
        Assert.Contains("Cancelled.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("step 1 of 13", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.SayAsync("check smtp.gmail.com");
        await world.FinishAsync(Examples.Report());
        await rosa.PressAsync("not_fixed");
        Assert.Contains("step 2 of 13", rosa.Answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_of_an_earlier_case_is_shown_but_says_nothing_of_this_one()
    {
        await rosa.SayAsync("check smtp.gmail.com");
        await rosa.SayAsync("start over");
        await world.FinishAsync(Examples.Report());
        await rosa.SayAsync("status");

        Assert.DoesNotContain("Server checks", rosa.Last.Words, StringComparison.Ordinal);
    }

    private static ProbeReport LongTalk()
    {
        var report = Examples.Report();
        var talk = Enumerable.Range(1, 81).Select(number => $"S: 250-{number} {new string('a', 90)}").ToList();
        return report with { Ports = [report.Ports[0] with { Transcript = talk, Tls = null }, report.Ports[0] with { Port = 25, Transcript = talk[..2], Tls = null }] };
    }
}
