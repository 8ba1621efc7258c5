using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace SmtpHelpBot.Tests.Telemetry;

/// <summary>Plays a collector of OpenTelemetry on loopback: it keeps what it is sent, and reads the spans in it.</summary>
internal sealed class CollectorStandIn : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> requests = new();

    private CollectorStandIn(WebApplication app) => this.app = app;

    public string Url => app.Urls.Single();

    /// <summary>The spans of all traces; their numbers are those of opentelemetry-proto, trace.proto.</summary>
    public IReadOnlyList<SpanSeen> Spans =>
    [
        .. from body in Bodies("/v1/traces")
           from resource in Parts(body, 1)
           let process = Parts(resource, 1).SelectMany(one => Parts(one, 1)).Single(one => Text(Parts(one, 1).Single()) == "service.instance.id")
           from span in Parts(resource, 2).SelectMany(scope => Parts(scope, 2))
           select new SpanSeen(Convert.ToHexString(Parts(span, 1).Single().Span), Text(Parts(span, 5).Single()), Text(Parts(Parts(process, 2).Single(), 1).Single())),
    ];

    public static async Task<CollectorStandIn> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var collector = new CollectorStandIn(builder.Build());
        collector.app.Run(async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            collector.requests.Enqueue((context.Request.Path.Value!, body.ToArray()));
        });
        await collector.app.StartAsync();
        return collector;
    }

    /// <summary>What was sent to a path.</summary>
    public IReadOnlyList<byte[]> Bodies(string path) => [.. requests.Where(request => request.Path == path).Select(request => request.Body)];

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>The parts of a message with this number that have a length (Protocol Buffers, Encoding).</summary>
    private static List<ReadOnlyMemory<byte>> Parts(ReadOnlyMemory<byte> message, int number)
    {
        var found = new List<ReadOnlyMemory<byte>>();
        for (var at = 0; at < message.Length;)
        {
            var key = Number(message.Span, ref at);
            var length = (key & 7) switch
            {
                0 => Number(message.Span, ref at) & 0,
                1 => 8UL,
                5 => 4UL,
                2 => Number(message.Span, ref at),
                var kind => throw new FormatException($"There is no kind {kind}."),
            };
            if (key == ((ulong)number << 3 | 2))
            {
                found.Add(message.Slice(at, (int)length));
            }

            at += (int)length;
        }

        return found;
    }

    private static ulong Number(ReadOnlySpan<byte> message, ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }
}

/// <summary>A span as the collector saw it.</summary>
/// <param name="Trace">The trace that it belongs to.</param>
/// <param name="Step">Its name.</param>
/// <param name="Process">The process that it ran in.</param>
internal sealed record SpanSeen(string Trace, string Step, string Process);
