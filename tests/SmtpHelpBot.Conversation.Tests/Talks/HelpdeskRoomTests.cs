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
    public async Task In_a_Teams_channel_every_thread_is_the_helpdesk()
    {
        var named = world.Chat("Emil", "19:team@thread.tacv2;messageid=1", "channel", "msteams");
        await named.MentionAsync($"helpdesk here {World.Code}");
        var thread = world.Chat("Emil", "19:team@thread.tacv2;messageid=2", "channel", "msteams");
        await thread.MentionAsync("hello");

        Assert.Contains("This is a helpdesk conversation", thread.Last.Words, StringComparison.Ordinal);
    }
}
