using SmtpHelpBot.Benchmarks.Figures;
using SmtpHelpBot.Cluster;
using SmtpHelpBot.Servers;

namespace SmtpHelpBot.Benchmarks.Runs;

/// <summary>Three bots on one PostgreSQL database; half way one is killed and one frozen until the others have taken over.</summary>
internal static class SharedRun
{
    private const int Conversations = 300;
    private const int Messages = 10;

    public static async Task RunAsync(Workbench bench)
    {
        var program = $"{await bench.PublishedAsync()}.dll";
        await using var server = await PostgreSqlServer.StartAsync(durable: true);
        await using var connector = await CountingConnector.StartAsync();
        await using var run = new ClusterRun(await server.NewDatabaseAsync(), connector, Conversations, Messages);
        var outcome = await run.RunAsync(program, lease: 5);
        bench.Report.Title($"Three bots on one PostgreSQL, {Conversations} conversations of {Messages} messages, one bot killed and one frozen half way");
        bench.Report.Add("messages without an answer", outcome.Lost, "", Bound.AtMost(0));
        bench.Report.Add("answers out of order", outcome.OutOfOrder, "", Bound.AtMost(0));
        bench.Report.Add("messages of the bots that came twice", outcome.Doubled, "");
        bench.Report.Add("  of them not in flight at the kill, the freeze or the thaw", outcome.DoubledWithoutCause, "", Bound.AtMost(0));
        bench.Report.Add("tickets lost or doubled", Math.Abs(outcome.Tickets - Conversations) + Math.Abs(outcome.TicketsOnTheDesk - Conversations), "", Bound.AtMost(0));
        bench.Report.Add("from the first message to the last answer", outcome.Took.TotalSeconds, "s");
    }
}
