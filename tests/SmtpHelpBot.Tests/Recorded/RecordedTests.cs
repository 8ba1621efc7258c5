using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Recorded;

/// <summary>What the clients really send, played at the running host with the real bot.</summary>
public sealed class RecordedTests(RecordedTests.Door door) : IClassFixture<RecordedTests.Door>
{
    public static TheoryData<string> Names => [.. Payload.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_payload_is_taken_and_answered_as_it_should_be(string name)
    {
        var payload = Payload.Read(name);
        var talk = door.Open(name);
        foreach (var earlier in payload.After ?? [])
        {
            await talk.SendAsync(Payload.Read(earlier));
        }

        var (answer, sent) = await talk.SendAsync(payload);

        Assert.All(payload.Answer ?? [], words => Assert.Contains(words, answer, StringComparison.Ordinal));
        Assert.Equal(payload.Answer is null, answer.Length == 0);
        if (payload.Sent is { } expected)
        {
            Assert.Equal(expected.Length == 0, sent.Length == 0);
            Assert.All(expected, words => Assert.Contains(words, sent, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void There_is_one_of_every_kind()
    {
        var kinds = Payload.Names.Select(Payload.Read).Select(payload => $"{payload.Activity["name"] ?? payload.Activity["channelData"]?["eventType"] ?? payload.Activity["action"] ?? payload.Activity["type"]}");

        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "message", "add", "remove", "conversationUpdate", "teamMemberAdded", "teamMemberRemoved", "teamRenamed", "teamDeleted", "channelCreated", "channelRenamed", "channelDeleted",
                "adaptiveCard/action", "composeExtension/query", "composeExtension/fetchTask", "composeExtension/submitAction", "task/fetch", "task/submit",
                "messageReaction", "editMessage", "softDeleteMessage", "undeleteMessage", "typing",
            },
            kinds.ToHashSet(StringComparer.Ordinal));
    }

    /// <summary>A bot that all payloads come to, each in a conversation of its own.</summary>
    public sealed class Door : IAsyncLifetime
    {
        private RunningBot bot = null!;

        public async ValueTask InitializeAsync() => bot = await RunningBot.StartWithTheRealBotAsync();

        public ValueTask DisposeAsync() => bot.DisposeAsync();

        internal Talk Open(string conversation) => new(bot, conversation);
    }

    /// <summary>A conversation, and what came into it.</summary>
    internal sealed class Talk
    {
        private readonly ConcurrentQueue<ConnectorCall> calls = new();
        private readonly RunningBot bot;
        private readonly string conversation;

        public Talk(RunningBot bot, string conversation)
        {
            (this.bot, this.conversation) = (bot, conversation);
            bot.Connector.Open(conversation, call =>
            {
                calls.Enqueue(call);
                return ConnectorAnswer.Taken($"m{calls.Count}");
            });
        }

        /// <summary>Sends it; what was answered in the response, and what came as messages.</summary>
        public async Task<(string Answer, string Sent)> SendAsync(Payload payload)
        {
            var before = calls.Count;
            using var response = await bot.PostAsync(payload.For(conversation, bot.Connector.Url, ButtonOf((string?)payload.Activity.SelectToken("value.action.title"))));
            Assert.Equal(200, (int)response.StatusCode);
            await bot.QuietAsync();
            return (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), string.Join('\n', calls.Skip(before).Select(call => call.Activity.ToString())));
        }

        /// <summary>The data of the newest button of this title.</summary>
        private JToken? ButtonOf(string? title) => calls.SelectMany(call => call.Activity.SelectTokens("$..actions[?(@.type == 'Action.Execute')]"))
            .LastOrDefault(button => (string?)button["title"] == title)?["data"]!.DeepClone();
    }
}
