using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>Which conversations are a helpdesk.</summary>
public sealed class HelpdeskRoomTests
{
    private readonly World world = new();
    private readonly Chat rosa;

    public HelpdeskRoomTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task A_helpdesk_named_in_a_thread_gets_its_tickets_in_the_channel()
    {
        var emil = world.Chat("Emil", "19:team@thread.tacv2;messageid=1", "channel", "msteams");
        await emil.MentionAsync($"helpdesk here {World.Code}");
        await rosa.HandOverAsync();

        Assert.Contains("Ticket 1", Assert.Single(world.In("19:team@thread.tacv2")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_code_names_no_helpdesk()
    {
        await rosa.SayAsync("helpdesk here WRONG");

        Assert.Contains("That is not the code.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Empty(await world.Rooms.AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_helpdesk_that_is_gone_keeps_no_ticket_and_nobody_there_may_work_on_one()
    {
        var (emil, olga) = (await world.HelpdeskAsync(), world.Chat("Olga", "other-desk", "channel"));
        await rosa.HandOverAsync();
        await olga.SayAsync($"helpdesk here {World.Code}");
        var (card, claim) = (emil.Card, emil.DataOf("ticket_claim"));
        await rosa.SayAsync("helpdesk gone");
        Assert.Equal("Only the helpdesk can do that.", rosa.Last.Words);
        await emil.SayAsync("helpdesk gone");

        Assert.Contains("no helpdesk any more", emil.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(card, emil.Messages);
        Assert.Contains("Ticket 1", olga.Card.Words, StringComparison.Ordinal);
        await emil.PressAsync(emil.Last, claim);
        Assert.Equal("Only the helpdesk can do that.", emil.Answer);
    }

    [Fact]
    public async Task A_helpdesk_that_the_settings_name_stays_one()
    {
        world.Rooms.Add(NamedBySettings.As(new("local", "desk", """{"channelId":"local","serviceUrl":"http://localhost/","conversation":{"id":"desk"}}"""), place: 0));
        var emil = world.Chat("Emil", "desk", "channel");
        await emil.SayAsync("helpdesk gone");

        Assert.Contains("Helpdesk:Conversations", emil.Last.Words, StringComparison.Ordinal);
        Assert.Single(await world.Rooms.AllAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_ticket_that_the_only_helpdesk_refuses_waits_for_another_and_its_requester_is_told_once()
    {
        await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        await world.RefuseAsync(1, "desk");
        await world.RefuseAsync(1, "desk");

        Assert.Single(rosa.Messages, message => message.Words.Contains("cannot be reached at the moment", StringComparison.Ordinal));
        Assert.Null(world.Book.All.Single().Helpdesk);
    }

    [Fact]
    public async Task A_ticket_that_a_helpdesk_refuses_goes_to_another_and_is_not_sent_round_in_a_circle()
    {
        await world.HelpdeskAsync();
        await rosa.HandOverAsync();
        var olga = world.Chat("Olga", "other-desk", "channel");
        await olga.SayAsync($"helpdesk here {World.Code}");
        await world.RefuseAsync(1, "desk");
        Assert.Contains("Ticket 1", olga.Card.Words, StringComparison.Ordinal);
        await world.RefuseAsync(1, "desk");
        Assert.Equal("other-desk", world.Book.All.Single().Helpdesk!.Conversation);
        await world.RefuseAsync(1, "other-desk");

        Assert.Null(world.Book.All.Single().Helpdesk);
        Assert.Equal(2, rosa.Messages.Count(message => message.Words.Contains("another group", StringComparison.Ordinal) || message.Words.Contains("cannot be reached", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_a_Teams_channel_every_thread_is_the_helpdesk()
    {
        var named = world.Chat("Emil", "19:team@thread.tacv2;messageid=1", "channel", "msteams");
        await named.MentionAsync($"helpdesk here {World.Code}");
        var thread = world.Chat("Emil", "19:team@thread.tacv2;messageid=2", "channel", "msteams");
        await thread.MentionAsync("hello");

        Assert.Contains("This is a helpdesk conversation", thread.Last.Words, StringComparison.Ordinal);
    }
}
