using System.Diagnostics;
using System.Text.Json;
using Npgsql;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Servers;

namespace SmtpHelpBot.Cluster;

/// <summary>
/// Three bots on one database, and people who write to whichever answers. Half way one bot is killed and one is frozen until the others
/// have taken over what it had; or the server has no place for them for a while.
/// </summary>
internal sealed class ClusterRun(string connection, CountingConnector connector, int conversations, int messages) : IAsyncDisposable
{
    private const string Desk = "desk";
    private const int Press = 2;
    private static readonly TimeSpan LongestQuiet = TimeSpan.FromSeconds(50);

    private static readonly TimeSpan StillIdle = TimeSpan.FromMilliseconds(500);
    private readonly string own = new NpgsqlConnectionStringBuilder(connection) { Username = PostgreSqlServer.Superuser, Pooling = false }.ConnectionString;
    private readonly List<BotNode> nodes = [];
    private readonly HashSet<string> inFlight = new(StringComparer.Ordinal);
    private int accepted;

    /// <summary>Kills one bot and freezes one half way, and says what came of it.</summary>
    /// <param name="program">The bot.</param>
    /// <param name="lease">How long a bot may stand still before the others take over, in seconds.</param>
    public Task<ClusterOutcome> RunAsync(string program, int lease) => RunAsync(program, lease, () => MishapsAsync(TimeSpan.FromSeconds(lease * 2.5)));

    /// <summary>Lets the server refuse every further connection of the bots for a while, from the first message on, and says what came of it.</summary>
    /// <param name="program">The bot.</param>
    /// <param name="lease">How long a bot may stand still before the others take over, in seconds.</param>
    /// <param name="crowded">For how long.</param>
    public Task<ClusterOutcome> RunCrowdedAsync(string program, int lease, TimeSpan crowded) => RunAsync(program, lease, () => CrowdAsync(crowded));

    public async ValueTask DisposeAsync()
    {
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    private async Task<ClusterOutcome> RunAsync(string program, int lease, Func<Task> mishap)
    {
        string[] settings =
        [
            // What is measured here is the bots, not the patience that a platform asks for.
            "--Pacing:TeamsConversation=", "--Pacing:TeamsTenant=",
            $"--Storage:PostgreSql={connection}", $"--Delivery:ConversationLeaseSeconds={lease}", "--Logging:LogLevel:Default=Warning",
            $"--Helpdesk:Conversations:0:Conversation={Desk}", "--Helpdesk:Conversations:0:Bot=bot", $"--Helpdesk:Conversations:0:ServiceUrl={connector.Url}",
        ];
        nodes.AddRange(Enumerable.Range(0, 3).Select(_ => BotNode.Start(program, settings)));
        await Task.WhenAll(nodes.Select(node => node.UpAsync()));
        var began = Stopwatch.StartNew();
        var happening = mishap();
        await Parallel.ForEachAsync(Enumerable.Range(0, conversations), new ParallelOptions { MaxDegreeOfParallelism = conversations }, async (n, _) => await TalkAsync($"c{n}"));
        await happening;
        await RestAsync();
        return new(began.Elapsed, Lost(), OutOfOrder(), Doubled(), DoubledWithoutCause(), connector.Calls.Count(IsNotice), await CountAsync("SELECT COUNT(*) FROM \"Tickets\""), TicketsOnTheDesk());
    }

    private async Task CrowdAsync(TimeSpan crowded)
    {
        await AllowAsync(0);
        await Task.Delay(crowded);
        await AllowAsync(-1);
    }

    /// <summary>How many connections the server grants the bots; those that they have stay.</summary>
    private async Task AllowAsync(int places)
    {
        await using var source = new NpgsqlConnection(own);
        await source.OpenAsync();
        await using var allow = new NpgsqlCommand($"ALTER DATABASE {source.Database} CONNECTION LIMIT {places}", source);
        await allow.ExecuteNonQueryAsync();
    }

    private async Task MishapsAsync(TimeSpan frozen)
    {
        while (Volatile.Read(ref accepted) < conversations * messages / 2)
        {
            await Task.Delay(10);
        }

        await StrikeAsync();
        await Task.Delay(frozen);
        await NoteAsync();
        await nodes[1].ThawAsync();
    }

    /// <summary>
    /// Strikes while no bot gets at what is to be sent: some have asked for the next message and are answered in their sleep, when it is
    /// another's. What the platform has is known then, and what of it is stored.
    /// </summary>
    private async Task StrikeAsync()
    {
        await using var source = new NpgsqlConnection(own);
        await source.OpenAsync();
        await using var held = await source.BeginTransactionAsync();
        await using var hold = new NpgsqlCommand("LOCK TABLE \"Outbox\" IN ACCESS EXCLUSIVE MODE", source, held);
        await hold.ExecuteNonQueryAsync();
        await IdleAsync();
        nodes[0].Kill();
        await nodes[1].FreezeAsync();
        await NoteAsync();
    }

    /// <summary>Waits until all that was on its way has arrived.</summary>
    private async Task IdleAsync()
    {
        var (since, seen) = (Stopwatch.StartNew(), connector.Calls.Count);
        while (since.Elapsed < StillIdle)
        {
            await Task.Delay(10);
            if (!connector.IsIdle || connector.Calls.Count != seen)
            {
                (since, seen) = (Stopwatch.StartNew(), connector.Calls.Count);
            }
        }
    }

    /// <summary>Notes what the platform has, or is about to take, of which no bot has stored so: it cannot be known to have arrived, and may come again.</summary>
    private async Task NoteAsync()
    {
        var stored = await StoredAsync();
        inFlight.UnionWith(connector.Calls.Where(call => call.Method == "POST" && !stored.Contains(call.Id)).Select(call => call.Id));
    }

    private async Task<HashSet<string>> StoredAsync()
    {
        await using var source = new NpgsqlConnection(own);
        await source.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT \"ActivityId\" FROM \"Cards\"", source);
        await using var rows = await command.ExecuteReaderAsync();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        while (await rows.ReadAsync())
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }

    /// <summary>One person: an error, the wish for a human, the consent to send it, and then one question after the other without waiting.</summary>
    private async Task TalkAsync(string conversation)
    {
        for (var n = 0; n < messages; n++)
        {
            await HandOverAsync(n switch
            {
                0 => Message(conversation, n, "535 Authentication failed"),
                1 => Message(conversation, n, "talk to a human"),
                Press => Message(conversation, n, "", await ButtonAsync(conversation)),
                _ => Message(conversation, n, "help"),
            });
        }
    }

    private async Task<JsonElement> ButtonAsync(string conversation)
    {
        var began = Stopwatch.StartNew();
        while (began.Elapsed < LongestQuiet)
        {
            if (connector.SendButton(conversation) is { } button)
            {
                return button;
            }

            await Task.Delay(20);
        }

        throw new InvalidOperationException($"{conversation} was never asked for consent; it was told: {string.Join(" | ", connector.Calls.Where(call => call.Conversation == conversation).Select(call => call.Words))}");
    }

    /// <summary>As a platform does it: the same message again, until a bot takes it.</summary>
    private async Task HandOverAsync(string message)
    {
        while (!await nodes[Random.Shared.Next(nodes.Count)].TakesAsync(message))
        {
            await Task.Delay(50);
        }

        Interlocked.Increment(ref accepted);
    }

    private string Message(string conversation, int number, string text, JsonElement? value = null) => JsonSerializer.Serialize(new
    {
        type = "message",
        id = Id(conversation, number),
        channelId = "msteams",
        serviceUrl = connector.Url,
        from = new { id = $"29:{conversation}", name = "Anna" },
        recipient = new { id = "bot", name = "Bot" },
        conversation = new { id = conversation, conversationType = "personal", tenantId = "tenant" },
        text,
        value,
    });

    private async Task RestAsync()
    {
        var began = Stopwatch.StartNew();
        while (await CountAsync("SELECT (SELECT COUNT(*) FROM \"Inbox\" WHERE \"State\" = 0) + (SELECT COUNT(*) FROM \"Outbox\")") > 0)
        {
            if (began.Elapsed > LongestQuiet)
            {
                throw new InvalidOperationException($"The bots do not come to rest.{Environment.NewLine}{string.Join(Environment.NewLine, nodes.Select(node => node.Output))}");
            }

            await Task.Delay(100);
        }
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var source = new NpgsqlConnection(own);
        await source.OpenAsync();
        await using var command = new NpgsqlCommand(sql, source);
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Messages that nobody answered.</summary>
    private int Lost()
    {
        var answered = connector.Calls.Where(call => !IsNotice(call)).Select(call => call.About).ToHashSet(StringComparer.Ordinal);
        return People().Sum(person => Enumerable.Range(0, messages).Count(n => n != Press && !answered.Contains(Id(person, n))));
    }

    /// <summary>Answers that came before the answer to an earlier message, where each counts when it first came.</summary>
    private int OutOfOrder() => People().Sum(person =>
    {
        var order = Answers(person).Select(call => call.About).Distinct(StringComparer.Ordinal).Select(id => int.Parse(id[(id.LastIndexOf('-') + 1)..], System.Globalization.CultureInfo.InvariantCulture)).ToList();
        return order.Zip(order.Skip(1)).Count(pair => pair.First > pair.Second);
    });

    private int Doubled() => Doubles().Count();

    /// <summary>Those that came more often than once, and once more for each copy that was in flight at the kill and the freeze, or at the thaw.</summary>
    private int DoubledWithoutCause() => Doubles().Count(copies => copies.Count() > 1 + copies.Count(call => inFlight.Contains(call.Id)));

    private IEnumerable<IGrouping<(string, string, string), Delivered>> Doubles() => connector.Calls.Where(call => call.Method == "POST" && !IsNotice(call))
        .GroupBy(call => (call.Conversation, call.About, call.Words)).Where(copies => copies.Count() > 1);

    private int TicketsOnTheDesk() => connector.Calls.Where(call => call is { Conversation: Desk, Method: "POST" }).Select(call => call.Words).Distinct(StringComparer.Ordinal).Count();

    private IEnumerable<Delivered> Answers(string person) =>
        connector.Calls.Where(call => call.Conversation == person && call.Method == "POST" && !IsNotice(call) && call.About.StartsWith($"{person}-", StringComparison.Ordinal));

    /// <summary>That nothing can be stored is said past the outbox, by each bot for itself: it answers nothing, and stands beside the answers.</summary>
    private static bool IsNotice(Delivered call) => call.Words == Texts.English["delivery.not_saved"];

    private IEnumerable<string> People() => Enumerable.Range(0, conversations).Select(n => $"c{n}");

    private static string Id(string conversation, int number) => $"{conversation}-{number}";
}

/// <summary>What came of it.</summary>
/// <param name="Took">From the first message to the last answer.</param>
/// <param name="Lost">Messages without an answer.</param>
/// <param name="OutOfOrder">Answers before the answer to an earlier message.</param>
/// <param name="Doubled">Messages of the bots that came twice.</param>
/// <param name="DoubledWithoutCause">Those among them that were not in flight when a bot was killed, frozen or thawed: stored as arrived by then, or sent for the first time after it.</param>
/// <param name="Notices">How often somebody was told that nothing can be stored.</param>
/// <param name="Tickets">Tickets that are stored.</param>
/// <param name="TicketsOnTheDesk">Tickets that the helpdesk was told of.</param>
internal sealed record ClusterOutcome(TimeSpan Took, int Lost, int OutOfOrder, int Doubled, int DoubledWithoutCause, int Notices, int Tickets, int TicketsOnTheDesk);
