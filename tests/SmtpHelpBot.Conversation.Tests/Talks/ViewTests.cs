using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>Each expert sees the card of a ticket with the buttons that are theirs, where the client asks for it (Universal Actions).</summary>
public sealed class ViewTests
{
    private readonly World world = new();
    private readonly Chat rosa;
    private readonly Chat tove;

    public ViewTests() => (rosa, tove) = (world.Chat("Rosa", "rosa-and-bot"), world.Chat("Tove", "desk", "channel"));

    [Fact]
    public async Task A_new_ticket_can_be_claimed_by_every_expert()
    {
        await world.HelpdeskAsync();
        await rosa.HandOverAsync();

        Assert.Equal(["ticket_claim", "ticket_details"], Chat.OfferedOn(await tove.RefreshAsync(tove.Card)));
    }

    [Fact]
    public async Task Who_claimed_it_asks_and_resolves_and_the_others_can_only_give_it_back()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");

        Assert.Equal(["ticket_ask", "ticket_resolve", "ticket_hand_over", "ticket_details"], Chat.OfferedOn(await emil.RefreshAsync(emil.Card)));
        Assert.Equal(["ticket_hand_over", "ticket_details"], Chat.OfferedOn(await tove.RefreshAsync(tove.Card)));
    }

    [Fact]
    public async Task A_client_that_never_asks_shows_a_card_that_everybody_can_work_with()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");

        Assert.Equal(["ticket_ask", "ticket_resolve", "ticket_hand_over", "ticket_details"], tove.Offered);
    }

    [Fact]
    public async Task Who_was_too_late_sees_the_card_without_buttons_that_would_be_refused()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        var claim = tove.DataOf("ticket_claim");
        await emil.PressAsync("ticket_claim");
        await tove.PressAsync(tove.Card, claim);

        Assert.Equal(["ticket_hand_over", "ticket_details"], Chat.OfferedOn(tove.Seen!));
    }

    [Fact]
    public async Task A_card_asks_to_be_shown_anew_for_those_who_worked_on_it()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        Assert.Empty(Viewers(emil));
        await emil.PressAsync("ticket_claim");
        await emil.PressAsync("ticket_hand_over");
        await tove.PressAsync("ticket_claim");

        Assert.Equal(["u-Emil", "u-Tove"], Viewers(emil));
    }

    [Fact]
    public async Task The_details_stay_open_when_a_client_shows_them_anew()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_details");

        Assert.Equal("ticket_details", (string?)emil.Seen!.Card!.SelectToken("refresh.action.data.act"));
    }

    [Fact]
    public async Task Looking_changes_nothing_and_tells_nobody()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        var (before, told) = (world.Book.All.Single().Version, rosa.Messages.Count);
        await tove.RefreshAsync(tove.Card);

        Assert.Equal((before, told), (world.Book.All.Single().Version, rosa.Messages.Count));
        Assert.Single(emil.Messages, message => message.Key == "ticket:1");
    }

    [Fact]
    public async Task Nobody_outside_the_helpdesk_sees_a_ticket_that_way()
    {
        await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await rosa.PressAsync(rosa.Card, new JObject { ["act"] = "ticket_view", ["ticket"] = 1 });

        Assert.Equal("Only the helpdesk can do that.", rosa.Answer);
    }

    private static IEnumerable<string?> Viewers(Chat chat) => chat.Card.Card!.SelectToken("refresh.userIds")!.Select(id => (string?)id);
}
