using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The bot is put into conversations and out of them: it greets once, and forgets what it can no longer reach.</summary>
public sealed class ArrivalTests
{
    private const string Team = "19:general@thread.tacv2";
    private readonly World world = new();

    [Theory]
    [InlineData("personal")]
    [InlineData("groupChat")]
    [InlineData("channel")]
    public async Task However_often_a_client_is_loaded_again_the_greeting_comes_once(string kind)
    {
        var rosa = world.Chat("Rosa", "somewhere", kind, "msteams");
        for (var reload = 0; reload < 3; reload++)
        {
            await rosa.InstallAsync();
            await rosa.JoinAsync();
        }

        Assert.Contains("Let's get your mail going out again", Assert.Single(rosa.Messages).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_greeted_for_an_upgrade_a_new_member_or_a_new_name()
    {
        var rosa = world.Chat("Rosa", Team, "channel", "msteams");
        await rosa.InstallAsync();
        await rosa.HappensAsync(new(ActivityTypes.InstallationUpdate) { Action = "remove-upgrade" });
        await rosa.HappensAsync(new(ActivityTypes.InstallationUpdate) { Action = "add-upgrade" });
        await rosa.HappensAsync(Change("teamMemberAdded", added: "u-tove"));
        await rosa.HappensAsync(Change("teamMemberRemoved", removed: "u-tove"));
        foreach (var change in (string[])["teamRenamed", "teamArchived", "channelCreated", "channelRenamed", "somethingNew"])
        {
            await rosa.HappensAsync(Change(change));
        }

        Assert.Single(rosa.Messages);
    }

    [Fact]
    public async Task A_team_that_is_long_forgotten_is_not_greeted_for_a_new_member_or_an_upgrade()
    {
        var rosa = world.Chat("Rosa", Team, "channel", "msteams");
        await rosa.HappensAsync(Change("teamMemberAdded", added: "u-tove"));
        await rosa.HappensAsync(new(ActivityTypes.InstallationUpdate) { Action = "add-upgrade" });
        Assert.Empty(rosa.Messages);

        await rosa.HappensAsync(Change("teamMemberAdded", added: "bot"));
        Assert.Single(rosa.Messages);
    }

    [Fact]
    public async Task Who_installs_it_again_after_it_was_put_out_is_greeted_again()
    {
        var rosa = world.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        await rosa.InstallAsync();
        await rosa.HappensAsync(new(ActivityTypes.InstallationUpdate) { Action = "remove" });
        Assert.Single(rosa.Messages);
        await rosa.InstallAsync();

        Assert.Equal(2, rosa.Messages.Count);
    }

    [Fact]
    public async Task Details_go_to_no_personal_chat_that_it_was_put_out_of()
    {
        var (alone, group) = (world.Chat("Rosa", "rosa-and-bot", channel: "msteams"), world.Chat("Rosa", "group", "groupChat", "msteams"));
        await world.HelpdeskAsync();
        await alone.SayAsync("hello");
        await alone.HappensAsync(new(ActivityTypes.InstallationUpdate) { Action = "remove" });
        await group.SayAsync("535 5.7.8 Username and Password not accepted");
        await group.PressAsync("human");
        await group.PressAsync("send");

        Assert.Equal("group", world.Book.All.Single().RequesterAddress.Conversation);
    }

    [Fact]
    public async Task A_helpdesk_whose_channel_is_deleted_gets_no_more_tickets()
    {
        var (first, second) = (await HelpdeskInAsync("19:one@thread.tacv2"), await HelpdeskInAsync("19:two@thread.tacv2"));
        await second.HappensAsync(Change("channelDeleted", channel: "19:one@thread.tacv2"));

        Assert.Equal(["19:two@thread.tacv2"], (await world.Rooms.AllAsync(CancellationToken.None)).Select(room => room.Conversation));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Put_out_of_a_team_it_has_no_helpdesk_in_any_of_its_channels()
    {
        var general = world.Chat("Emil", Team, "channel", "msteams");
        await HelpdeskInAsync("19:one@thread.tacv2");
        await HelpdeskInAsync("19:other@thread.tacv2", team: "19:another-team@thread.tacv2");
        await general.HappensAsync(Change("teamMemberRemoved", removed: "bot"));

        Assert.Equal(["19:other@thread.tacv2"], (await world.Rooms.AllAsync(CancellationToken.None)).Select(room => room.Conversation));
        Assert.Empty(general.Messages);
    }

    [Fact]
    public async Task A_deleted_team_takes_its_helpdesks_along()
    {
        var emil = await HelpdeskInAsync("19:one@thread.tacv2");
        await emil.HappensAsync(Change("teamDeleted"));

        Assert.Empty(await world.Rooms.AllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(Team, "u-Emil", true)]
    [InlineData(Team, "u-Tove", false)]
    [InlineData("19:another-team@thread.tacv2", "u-Emil", false)]
    public async Task What_an_expert_had_claimed_goes_back_to_the_others_when_they_leave_the_team(string team, string who, bool isGivenBack)
    {
        var emil = await HelpdeskInAsync("19:one@thread.tacv2");
        var rosa = world.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        await rosa.HandOverAsync();
        await emil.PressAsync("ticket_claim");
        await world.Chat("Emil", team, "channel", "msteams").HappensAsync(Change("teamMemberRemoved", removed: who, team: team));

        var ticket = world.Book.All.Single();
        Assert.Equal(isGivenBack ? (TicketState.New, null) : (TicketState.Claimed, "Emil"), (ticket.State, ticket.Claimer?.Name));
        Assert.Equal(isGivenBack, emil.Card.Words.Contains("Is no longer in the helpdesk's conversation.", StringComparison.Ordinal));
        Assert.Equal(isGivenBack, rosa.Messages.Any(message => message.Words.Contains("Emil passed it on to a colleague", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Open_tickets_of_a_helpdesk_that_goes_are_shown_in_the_one_that_takes_them_now()
    {
        await HelpdeskInAsync("19:one@thread.tacv2");
        var olga = await HelpdeskInAsync("19:two@thread.tacv2");
        var rosa = world.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        await rosa.HandOverAsync();
        await world.Chat("Emil", "19:one@thread.tacv2", "channel", "msteams").PressAsync("ticket_claim");
        await olga.HappensAsync(Change("channelDeleted", channel: "19:one@thread.tacv2"));

        Assert.Contains("moved here from a conversation that is no helpdesk any more", olga.Messages.Single(message => message.Under == olga.Card).Words, StringComparison.Ordinal);
        Assert.Contains("It is with another group of the helpdesk now", rosa.Last.Words, StringComparison.Ordinal);
        await olga.PressAsync("ticket_claim");
        Assert.Equal(("19:two@thread.tacv2", TicketState.Claimed), (world.Book.All.Single().Helpdesk!.Conversation, world.Book.All.Single().State));
    }

    [Fact]
    public async Task A_ticket_of_the_only_helpdesk_that_goes_waits_for_the_next_one_and_its_requester_is_told_so_once()
    {
        var emil = await HelpdeskInAsync("19:one@thread.tacv2");
        var rosa = world.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        await rosa.HandOverAsync();
        await emil.HappensAsync(Change("teamDeleted"));
        await emil.HappensAsync(Change("teamDeleted"));

        Assert.Single(rosa.Messages, message => message.Words.Contains("cannot be reached at the moment", StringComparison.Ordinal));
        Assert.Null(world.Book.All.Single().Helpdesk);
        var olga = await HelpdeskInAsync("19:two@thread.tacv2");
        Assert.Contains("Ticket 1", olga.Card.Words, StringComparison.Ordinal);
        Assert.Contains("someone there takes it up next", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ticket_that_was_over_when_its_helpdesk_went_is_opened_again_in_another()
    {
        var emil = await HelpdeskInAsync("19:one@thread.tacv2");
        var rosa = world.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        await rosa.BeAdvisedAsync(emil);
        await emil.HappensAsync(Change("channelDeleted", channel: "19:one@thread.tacv2"));
        var olga = await HelpdeskInAsync("19:two@thread.tacv2");
        Assert.DoesNotContain(olga.Messages, message => message.Card is not null);
        await rosa.PressAsync("ticket_reopen");

        Assert.Contains("open again", olga.Card.Words, StringComparison.Ordinal);
        Assert.Equal("19:two@thread.tacv2", world.Book.All.Single().Helpdesk!.Conversation);
    }

    [Fact]
    public async Task Who_opens_a_ticket_again_while_there_is_no_helpdesk_is_told_that_it_waits()
    {
        var emil = await HelpdeskInAsync("19:one@thread.tacv2");
        var rosa = world.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        await rosa.BeAdvisedAsync(emil);
        await emil.HappensAsync(Change("channelDeleted", channel: "19:one@thread.tacv2"));
        var shown = emil.Messages.Count;
        await rosa.PressAsync("ticket_reopen");

        Assert.Contains(rosa.Messages, message => message.Words.Contains("cannot be reached at the moment", StringComparison.Ordinal));
        Assert.Equal((TicketState.Reopened, shown), (world.Book.All.Single().State, emil.Messages.Count));
    }

    [Fact]
    public async Task Of_a_helpdesk_that_the_settings_name_the_team_is_known_once_someone_spoke_there()
    {
        world.Rooms.Add(new("msteams", "19:one@thread.tacv2", """{"channelId":"msteams","serviceUrl":"http://localhost/","conversation":{"id":"19:one@thread.tacv2"}}"""));
        var emil = await SayInAsync("19:one@thread.tacv2", Team, "tickets");
        await emil.HappensAsync(Change("teamDeleted"));

        Assert.Empty(await world.Rooms.AllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("""{"eventType":7,"team":"none","channel":[]}""")]
    [InlineData("""{"eventType":"channelDeleted"}""")]
    [InlineData("""{"eventType":"teamDeleted","team":{"id":null}}""")]
    public async Task A_change_that_says_nothing_changes_nothing(string channelData)
    {
        var emil = await HelpdeskInAsync("19:one@thread.tacv2");
        await emil.HappensAsync(new(ActivityTypes.ConversationUpdate) { ChannelData = JObject.Parse(channelData) });

        Assert.Single(await world.Rooms.AllAsync(CancellationToken.None));
    }

    private static Activity Change(string what, string? added = null, string? removed = null, string? channel = null, string team = Team) => new(ActivityTypes.ConversationUpdate)
    {
        MembersAdded = added is null ? null : [new(added)],
        MembersRemoved = removed is null ? null : [new(removed)],
        ChannelData = new JObject { ["eventType"] = what, ["team"] = new JObject { ["id"] = team }, ["channel"] = channel is null ? null : new JObject { ["id"] = channel } },
    };

    private Task<Chat> HelpdeskInAsync(string channel, string team = Team) => SayInAsync(channel, team, $"helpdesk here {World.Code}");

    private async Task<Chat> SayInAsync(string channel, string team, string text)
    {
        var emil = world.Chat("Emil", channel, "channel", "msteams");
        await emil.HappensAsync(new(ActivityTypes.Message) { Text = text, ChannelData = new JObject { ["team"] = new JObject { ["id"] = team } } });
        return emil;
    }
}
