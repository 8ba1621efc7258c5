using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Live;

/// <summary>The app is put into teams and out of them, through the running bot and its database.</summary>
public sealed class ComingAndGoingTests : IAsyncLifetime
{
    private const string Team = "19:general@thread.tacv2";
    private const string Other = "19:helpdesk@thread.tacv2";
    private RunningBot bot = null!;
    private LiveRoom team = null!;
    private LiveRoom desk = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await RunningBot.StartWithTheRealBotAsync();
        (team, desk) = (new(bot, Team, "channel"), new(bot, Other, "channel"));
    }

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task A_team_that_loads_its_client_again_and_again_is_greeted_once()
    {
        for (var reload = 0; reload < 3; reload++)
        {
            await team.Person("Erin").SendAsync(Update("installationUpdate", action: "add"));
            await team.Person("Erin").SendAsync(Change("teamMemberAdded", "membersAdded"));
        }

        Assert.Single(team.Messages);
        await team.Person("Erin").SendAsync(Update("installationUpdate", action: "remove"));
        await team.Person("Erin").SendAsync(Update("installationUpdate", action: "add"));
        Assert.Equal(2, team.Messages.Count);
    }

    [Fact]
    public async Task A_team_whose_greeting_is_long_forgotten_is_left_in_peace_when_somebody_joins()
    {
        await team.Person("Erin").SendAsync(Update("installationUpdate", action: "add"));
        await using (var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken))
        {
            Assert.NotEqual(0, await db.State.ExecuteDeleteAsync(TestContext.Current.CancellationToken));
        }

        await team.Person("Erin").SendAsync(Change("teamMemberAdded", "membersAdded", who: "user-tove"));
        Assert.Single(team.Messages);
    }

    [Fact]
    public async Task A_helpdesk_in_a_team_that_put_the_app_out_is_none_any_more()
    {
        var erin = desk.Person("Erin");
        var named = erin.Message($"helpdesk here {bot.HelpdeskCode}");
        named["channelData"] = new JObject { ["team"] = new JObject { ["id"] = Team } };
        await erin.SendAsync(named);
        await erin.MentionAsync("tickets");
        Assert.Contains("Tickets", desk.Last.Words, StringComparison.Ordinal);

        await bot.RestartAsync();
        await erin.SendAsync(Change("teamMemberRemoved", "membersRemoved"));
        await erin.MentionAsync("hello");

        Assert.Contains("Let's get your mail going out again", desk.Last.Words, StringComparison.Ordinal);
        Assert.Empty(team.Messages);
    }

    [Fact]
    public async Task What_an_expert_had_claimed_goes_back_to_the_others_when_they_leave_the_team_and_the_requester_is_told()
    {
        var (emil, anna) = (desk.Person("Emil"), new LiveRoom(bot, "anna").Person("Anna"));
        var named = emil.Message($"helpdesk here {bot.HelpdeskCode}");
        named["channelData"] = new JObject { ["team"] = new JObject { ["id"] = Team } };
        await emil.SendAsync(named);
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.PressAsync("human");
        await anna.PressAsync("send");
        await emil.PressAsync("ticket_claim");
        await team.Person("Erin").SendAsync(Change("teamMemberRemoved", "membersRemoved", "29:Emil"));

        Assert.Contains("Emil passed it on to a colleague", anna.Room.Last.Words, StringComparison.Ordinal);
        Assert.Contains(desk.Messages, message => message.Offered.Contains("ticket_claim"));
    }

    [Fact]
    public async Task A_helpdesk_that_the_settings_name_no_longer_is_none_any_more_and_its_tickets_go_to_the_one_they_name()
    {
        var (emil, anna) = (desk.Person("Emil"), new LiveRoom(bot, "anna").Person("Anna"));
        await bot.RestartWithAsync("Helpdesk:Conversations", Named(0, Other));
        var spoken = emil.Message("tickets");
        spoken["channelData"] = new JObject { ["team"] = new JObject { ["id"] = Team } };
        await emil.SendAsync(spoken);
        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await anna.PressAsync("human");
        await anna.PressAsync("send");
        Assert.Contains(desk.Messages, message => message.Offered.Contains("ticket_claim"));

        await bot.RestartWithAsync("Helpdesk:Conversations", [.. Named(0, Team), .. Named(1, Other)]);
        Assert.Equal([(Team, false), (Other, true)], (await RoomsAsync()).Select(room => (room.Conversation, room.Reference.Contains(Team, StringComparison.Ordinal) && room.Conversation != Team)));
        await bot.RestartWithAsync("Helpdesk:Conversations", Named(0, Team));
        await bot.QuietAsync();

        Assert.DoesNotContain(desk.Messages, message => message.Offered.Contains("ticket_claim"));
        Assert.Contains(team.Messages, message => message.Offered.Contains("ticket_claim"));
        Assert.Contains("It is with another group of the helpdesk now", anna.Room.Last.Words, StringComparison.Ordinal);
        await emil.MentionAsync("tickets");
        Assert.DoesNotContain("Tickets", desk.Last.Words, StringComparison.Ordinal);
        Assert.Contains(bot.Log.All, line => line.Contains("Helpdesk:Conversations no longer names", StringComparison.Ordinal));
    }

    private string[] Named(int place, string conversation) =>
        [$"--Helpdesk:Conversations:{place}:Conversation={conversation}", $"--Helpdesk:Conversations:{place}:ServiceUrl={bot.Connector.Url}", $"--Helpdesk:Conversations:{place}:Bot=bot-1"];

    private async Task<IReadOnlyList<Address>> RoomsAsync()
    {
        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        return [.. (await scope.ServiceProvider.GetRequiredService<IHelpdeskRooms>().AllAsync(TestContext.Current.CancellationToken)).Where(room => room.Channel == "msteams")];
    }

    private JObject Change(string what, string members, string who = "bot-1")
    {
        var change = Update("conversationUpdate", action: null);
        change[members] = new JArray(new JObject { ["id"] = who });
        change["channelData"]!["eventType"] = what;
        return change;
    }

    private JObject Update(string type, string? action)
    {
        var update = team.Person("Erin").Message("");
        (update["type"], update["action"]) = (type, action);
        update["channelData"] = new JObject { ["team"] = new JObject { ["id"] = Team } };
        return update;
    }
}
