using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>What nobody's own card offers is refused in plain words, changes nothing, and is on record with who and when.</summary>
public sealed class RefusalTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public RefusalTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Theory]
    [InlineData("ticket_claim")]
    [InlineData("ticket_ask")]
    [InlineData("ticket_resolve")]
    [InlineData("ticket_hand_over")]
    [InlineData("ticket_details")]
    public async Task What_experts_do_is_refused_outside_the_helpdesk(string act)
    {
        await HandOverAsync();
        var mallory = await MalloryAsync();
        await mallory.PressAsync(mallory.Card, new JObject { ["act"] = act, ["ticket"] = 1, ["cause"] = "credentials", ["words"] = "read me", ["question"] = "read me" });

        Assert.Equal("Only the helpdesk can do that.", mallory.Answer);
        AssertRecorded("Mallory", AuditReason.NotHelpdesk, ticket: 1);
    }

    [Fact]
    public async Task Who_opened_a_ticket_is_no_expert_for_it()
    {
        await HandOverAsync();
        await rosa.PressAsync(rosa.Card, new JObject { ["act"] = "ticket_resolve", ["ticket"] = 1, ["cause"] = "credentials", ["words"] = "x" });

        Assert.Equal("Only the helpdesk can do that.", rosa.Answer);
        AssertRecorded("Rosa", AuditReason.NotHelpdesk, ticket: 1);
    }

    [Theory]
    [InlineData("ticket_answer")]
    [InlineData("ticket_thanks")]
    [InlineData("ticket_reopen")]
    [InlineData("withdraw")]
    public async Task What_the_requester_does_is_refused_to_others(string act)
    {
        await HandOverAsync();
        var mallory = await MalloryAsync();
        await mallory.PressAsync(mallory.Card, new JObject { ["act"] = act, ["ticket"] = 1, ["answer"] = "read me" });

        Assert.Equal("Only the person who opened the ticket can do that.", mallory.Answer);
        AssertRecorded("Mallory", AuditReason.NotRequester, ticket: 1);
    }

    [Fact]
    public async Task The_same_id_on_another_platform_is_another_person()
    {
        await HandOverAsync();
        var twin = world.Chat("Rosa", "rosa-elsewhere", "personal", "slack");
        await twin.SayAsync("withdraw 1");

        Assert.Contains("Only the person who opened the ticket can do that.", twin.Last.Words, StringComparison.Ordinal);
        AssertRecorded("Rosa", AuditReason.NotRequester, ticket: 1);
    }

    [Fact]
    public async Task A_ticket_is_worked_on_where_its_card_is_and_can_be_read_in_every_helpdesk()
    {
        await HandOverAsync();
        var olga = world.Chat("Olga", "other-desk", "channel");
        await olga.SayAsync($"helpdesk here {World.Code}");
        await olga.SayAsync("tickets");
        await olga.PressAsync("ticket_details");
        Assert.Contains("It worked until Monday.", olga.Answer, StringComparison.Ordinal);
        await olga.PressAsync(olga.Card, new JObject { ["act"] = "ticket_claim", ["ticket"] = 1 });

        Assert.Equal("This ticket is with another helpdesk conversation. Nothing was changed.", olga.Answer);
        AssertRecorded("Olga", AuditReason.OtherHelpdesk, ticket: 1);
    }

    [Theory]
    [InlineData("""{"act":"ticket_claim","ticket":999}""", "There is no such ticket.", AuditReason.NoSuchTicket)]
    [InlineData("""{"act":"ticket_thanks","ticket":1}""", "I do not know that button. Nothing was changed.", AuditReason.NoSuchButton)]
    [InlineData("""{"act":"make_me_admin"}""", "I do not know that button. Nothing was changed.", AuditReason.NoSuchButton)]
    public async Task Data_that_no_card_of_the_helpdesk_has_change_nothing_there(string data, string said, AuditReason why)
    {
        var emil = await HandOverAsync();
        await emil.PressAsync(emil.Card, JObject.Parse(data));

        Assert.Equal(said, emil.Answer);
        AssertRecorded("Emil", why, JObject.Parse(data).Value<int?>("ticket"));
    }

    [Fact]
    public async Task A_wrong_code_names_no_helpdesk_and_is_on_record_without_the_code()
    {
        await HandOverAsync();
        await rosa.SayAsync("helpdesk here GUESSED1");

        Assert.Contains("That is not the code.", rosa.Last.Words, StringComparison.Ordinal);
        AssertRecorded("Rosa", AuditReason.WrongCode, ticket: null);
    }

    [Fact]
    public async Task What_is_allowed_leaves_no_record()
    {
        var emil = await HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await rosa.SayAsync("withdraw");

        Assert.Empty(world.Audit.Entries);
    }

    private void AssertRecorded(string who, AuditReason why, int? ticket)
    {
        var entry = Assert.Single(world.Audit.Entries);
        Assert.Equal((who, why, ticket, world.Time.GetUtcNow()), (entry.Who.Name, entry.Why, entry.Ticket, entry.At));
        Assert.DoesNotContain("read me", entry.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("GUESSED1", entry.ToString(), StringComparison.Ordinal);
        Assert.Equal(TicketState.New, world.Book.All.Single().State);
    }

    private async Task<Chat> MalloryAsync()
    {
        var mallory = world.Chat("Mallory", "mallory-and-bot");
        await mallory.SayAsync("hello");
        return mallory;
    }

    private async Task<Chat> HandOverAsync()
    {
        var emil = await world.HelpdeskAsync();
        await rosa.SayAsync("535 5.7.8 Username and Password not accepted. gsmtp");
        await rosa.PressAsync("human");
        await rosa.PressAsync("send", ("note", "It worked until Monday."));
        return emil;
    }
}
