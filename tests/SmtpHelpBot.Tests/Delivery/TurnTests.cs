using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class TurnTests
{
    [Fact]
    public async Task A_turn_that_fails_once_is_run_again_and_sends_only_once()
    {
        var tries = 0;
        await using var bot = await RunningBot.StartAsync(async (turn, _) =>
        {
            await turn.SendActivityAsync($"try {++tries}");
            if (tries == 1)
            {
                throw new InvalidOperationException("first time");
            }
        });
        bot.Connector.Open("anna");
        await bot.SayAsync("hello");
        Assert.Equal("try 2", (await bot.Connector.NextAsync()).Text);
        Assert.True(bot.Connector.IsQuiet);
    }

    [Fact]
    public async Task A_turn_that_fails_three_times_is_parked_with_an_apology_and_those_behind_it_go_on()
    {
        var tries = 0;
        await using var bot = await RunningBot.StartAsync(async (turn, services) =>
        {
            switch (turn.Activity.Text)
            {
                case "helpdesk here":
                    var rooms = services.GetRequiredService<IHelpdeskRooms>();
                    rooms.Add(new Address("msteams", "unreadable", "no reference"));
                    rooms.Add(new Address("msteams", "helpdesk", JsonConvert.SerializeObject(turn.Activity.GetConversationReference())));
                    break;
                case "poison":
                    tries++;
                    throw new InvalidOperationException("always");
                default:
                    await turn.SendActivityAsync("fine");
                    break;
            }
        });
        bot.Connector.Open("anna");
        bot.Connector.Open("helpdesk");
        await bot.SayAsync("helpdesk here", "helpdesk");
        await bot.SayAsync("poison");
        await bot.SayAsync("next");

        var calls = await bot.Connector.NextAsync(3);
        Assert.Equal([Texts.English["delivery.apology"], "fine"], calls.Where(c => c.Conversation == "anna").Select(c => c.Text));
        Assert.Equal([Texts.English["delivery.parked"]], calls.Where(c => c.Conversation == "helpdesk").Select(c => c.Text));
        Assert.Equal(3, tries);
        await using var db = await bot.Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
        Assert.Equal(DeadLetterKind.Turn, (await db.DeadLetters.SingleAsync(TestContext.Current.CancellationToken)).Kind);
    }

    [Fact]
    public async Task Two_turns_that_change_the_same_ticket_both_count()
    {
        await using var bot = await RunningBot.StartAsync(TicketScript.RunAsync);
        bot.Connector.Open("anna");
        await bot.SayAsync("open");
        Assert.Equal("opened 1", (await bot.Connector.NextAsync()).Text);

        var conversations = Enumerable.Range(0, 8).Select(n => $"expert-{n}").ToArray();
        foreach (var conversation in conversations)
        {
            bot.Connector.Open(conversation);
        }

        await Task.WhenAll(conversations.Select(conversation => bot.SayAsync("note", conversation)));
        await bot.Connector.NextAsync(conversations.Length);
        await bot.SayAsync("count");
        Assert.Equal("8 notes", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task An_invoke_is_answered_in_the_response_and_what_it_sends_is_delivered()
    {
        await using var bot = await RunningBot.StartAsync(async (turn, _) =>
        {
            await turn.SendActivityAsync("beside it");
            await turn.SendActivityAsync(new Activity(ActivityTypesEx.InvokeResponse)
            {
                Value = new InvokeResponse { Status = 200, Body = new JObject { ["verb"] = ((JObject)turn.Activity.Value)["action"]!["verb"] } },
            });
        });
        bot.Connector.Open("anna");
        var answer = await bot.PostAsync(bot.Invoke("adaptiveCard/action", JObject.Parse("""{"action":{"type":"Action.Execute","verb":"fixed"}}""")));
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal("fixed", JObject.Parse(await answer.Content.ReadAsStringAsync()).Value<string>("verb"));
        Assert.Equal("beside it", (await bot.Connector.NextAsync()).Text);
    }

    [Fact]
    public async Task An_invoke_that_nobody_answers_is_501()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);
        Assert.Equal(501, (int)(await bot.PostAsync(bot.Invoke("unknown", []))).StatusCode);
    }

    [Fact]
    public async Task A_button_whose_turn_fails_shows_an_apology_and_no_stack_trace()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => throw new InvalidOperationException("inside"));
        var answer = await bot.PostAsync(bot.Invoke("adaptiveCard/action", JObject.Parse("""{"action":{"verb":"fixed"}}""")));
        var body = await answer.Content.ReadAsStringAsync();
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(500, JObject.Parse(body).Value<int>("statusCode"));
        Assert.Contains(Texts.English["delivery.press_apology"], JObject.Parse(body)["value"]!.Value<string>("message"), StringComparison.Ordinal);
        Assert.DoesNotContain("inside", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_that_a_turn_saves_is_there_for_the_next_and_that_of_a_failed_one_is_not()
    {
        await using var bot = await RunningBot.StartAsync(async (turn, services) =>
        {
            var state = new ConversationState(services.GetRequiredService<IStorage>());
            var count = state.CreateProperty<int>("count");
            await count.SetAsync(turn, await count.GetAsync(turn, () => 0) + 1);
            await state.SaveChangesAsync(turn);
            if (turn.Activity.Text == "fail")
            {
                throw new InvalidOperationException("after saving");
            }

            await turn.SendActivityAsync($"{await count.GetAsync(turn)}");
        });
        bot.Connector.Open("anna");
        await bot.SayAsync("one");
        Assert.Equal("1", (await bot.Connector.NextAsync()).Text);
        await bot.SayAsync("fail");
        Assert.Equal(Texts.English["delivery.apology"], (await bot.Connector.NextAsync()).Text);
        await bot.SayAsync("two");
        Assert.Equal("2", (await bot.Connector.NextAsync()).Text);
    }
}
