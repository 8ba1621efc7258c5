using System.Collections.Concurrent;
using System.Net;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Entrance;

/// <summary>Whoever a visitor of a web page says they are, they are nobody else.</summary>
public sealed class VisitorTests
{
    [Theory]
    [InlineData("webchat")]
    [InlineData("directline")]
    public async Task A_visitor_is_someone_of_their_conversation_alone_whatever_they_call_themselves(string channel)
    {
        var people = await SeenAsync((channel, "29:anna", "one"), (channel, "29:anna", "two"), (channel, "somebody", "one"));

        Assert.Equal(people["29:anna in one"], people["somebody in one"]);
        Assert.NotEqual(people["29:anna in one"], people["29:anna in two"]);
        Assert.DoesNotContain("29:anna", people.Values);
    }

    [Fact]
    public async Task Whose_id_is_in_the_token_is_the_same_everywhere_and_so_is_everybody_in_Teams()
    {
        var people = await SeenAsync(("directline", "dl_4711", "one"), ("directline", "dl_4711", "two"), ("msteams", "29:anna", "three"));

        Assert.Equal(["29:anna", "dl_4711"], people.Values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_visitor_does_not_send_more_under_many_names()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask, null, "--Door:PerPersonInTenSeconds=2");
        var answers = new List<HttpStatusCode>();
        foreach (var name in (string[])["dl_1", "dl_2", "dl_3"])
        {
            answers.Add((await bot.PostAsync(From(bot, "directline", name, "one"))).StatusCode);
        }

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], answers);
        Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(From(bot, "directline", "dl_3", "two"))).StatusCode);
    }

    /// <summary>Who the bot takes each for.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> SeenAsync(params (string Channel, string Name, string Conversation)[] visits)
    {
        var seen = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        await using var bot = await RunningBot.StartAsync((turn, _) =>
        {
            seen[turn.Activity.Text] = turn.Activity.From.Id;
            return Task.CompletedTask;
        });
        foreach (var (channel, name, conversation) in visits)
        {
            Assert.Equal(HttpStatusCode.OK, (await bot.PostAsync(From(bot, channel, name, conversation))).StatusCode);
        }

        await bot.QuietAsync();
        return seen;
    }

    private static JObject From(RunningBot bot, string channel, string name, string conversation)
    {
        var activity = bot.Message($"{name} in {conversation}", conversation);
        (activity["channelId"], activity["from"]!["id"]) = (channel, name);
        return activity;
    }
}
