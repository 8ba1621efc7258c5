using SmtpHelpBot.Telemetry;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;
using MinDataRate = Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate;

namespace SmtpHelpBot.Entrance;

/// <summary>Takes the body of a request into memory, measured while it comes.</summary>
internal static class RequestBody
{
    /// <summary>The largest body: far above what platforms send, far below what hurts.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>So much is set aside for a body before it comes, whatever it says of its length.</summary>
    private const int MostAhead = 64 * 1024;

    /// <summary>How long a body may take in all: platforms send theirs in milliseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The rate below which the server cuts a body off.</summary>
    public static MinDataRate Slowest { get; } = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>The body, from its beginning; null where it is too large or does not come to its end, which is counted, and the sender was told.</summary>
    public static async Task<MemoryStream?> TakeAsync(HttpContext context, Door door)
    {
        var (body, status) = await ReadAsync(context.Request, context.RequestAborted);
        if (body is not null)
        {
            return body;
        }

        // The rest of the body is not read, so the connection is of no more use.
        var isTooLarge = status == StatusCodes.Status413PayloadTooLarge;
        BotFigures.Refused(door, isTooLarge ? DoorRefusal.TooLarge : DoorRefusal.NotWhole);
        context.Response.Headers.Connection = "close";
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(isTooLarge ? $"A body may have {Largest} bytes." : "The body cannot be read.", context.RequestAborted);
        return null;
    }

    /// <summary>The body; or the status where it is none.</summary>
    private static async Task<(MemoryStream? Body, int Status)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Longest, request.HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return (await ReadAllAsync(request, either.Token), StatusCodes.Status413PayloadTooLarge);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return (null, StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException broken)
        {
            // A body that does not say its length is measured by the server too: that is 413.
            return (null, broken.StatusCode);
        }
    }

    private static async Task<MemoryStream?> ReadAllAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }

        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, MostAhead));
        var buffer = new byte[8192];
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + count > Largest)
            {
                await body.DisposeAsync();
                return null;
            }

            body.Write(buffer, 0, count);
        }

        body.Position = 0;
        return body;
    }
}
