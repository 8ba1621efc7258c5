using SmtpHelpBot.Entrance.Limits;
using SmtpHelpBot.Telemetry;
using BadHttpRequestException = Microsoft.AspNetCore.Http.BadHttpRequestException;
using MinDataRate = Microsoft.AspNetCore.Server.Kestrel.Core.MinDataRate;

namespace SmtpHelpBot.Entrance;

/// <summary>Takes the body of a request into memory, measured while it comes.</summary>
internal static class RequestBody
{
    /// <summary>The largest body: far above what platforms send, far below what hurts.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>How long a body may take in all: platforms send theirs in milliseconds.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    /// <summary>The rate below which the server cuts a body off.</summary>
    public static MinDataRate Slowest { get; } = new(bytesPerSecond: 1024, gracePeriod: TimeSpan.FromSeconds(5));

    /// <summary>The body, from its beginning; null where it is too large or does not come to its end, which is counted, and the sender was told.</summary>
    /// <param name="context">The request, and its answer.</param>
    /// <param name="door">The door that it came to.</param>
    /// <param name="longest">How long it may take; null for the usual time.</param>
    public static async Task<MemoryStream?> TakeAsync(HttpContext context, Door door, TimeSpan? longest = null)
    {
        var (body, status) = await ReadAsync(context.Request, longest ?? Longest, context.RequestAborted);
        if (body is not null)
        {
            return body;
        }

        // The rest of the body is not read, so the connection is of no more use.
        var (reason, words) = status switch
        {
            StatusCodes.Status413PayloadTooLarge => (DoorRefusal.TooLarge, $"A body may have {Largest} bytes."),
            StatusCodes.Status503ServiceUnavailable => (DoorRefusal.Crowded, "Not now; come again soon."),
            _ => (DoorRefusal.NotWhole, "The body cannot be read."),
        };
        BotFigures.Refused(door, reason);
        context.Response.Headers.Connection = "close";
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(words, context.RequestAborted);
        return null;
    }

    /// <summary>The body; or the status where it is none.</summary>
    private static async Task<(MemoryStream? Body, int Status)> ReadAsync(HttpRequest request, TimeSpan longest, CancellationToken cancellation)
    {
        if (request.ContentLength > Largest)
        {
            return (null, StatusCodes.Status413PayloadTooLarge);
        }

        using var patience = new CancellationTokenSource(longest, request.HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await ReadAllAsync(request, either.Token);
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

    private static async Task<(MemoryStream? Body, int Status)> ReadAllAsync(HttpRequest request, CancellationToken cancellation)
    {
        // So much is set aside before it comes, whatever it says of its length.
        var body = new MemoryStream((int)Math.Min(request.ContentLength ?? 4096, LargeBodies.From));
        var (buffer, isLarge) = (new byte[8192], false);
        int count;
        while ((count = await request.Body.ReadAsync(buffer, cancellation)) > 0)
        {
            if (body.Length + count > Largest)
            {
                return (null, StatusCodes.Status413PayloadTooLarge);
            }

            if (!isLarge && body.Length + count > LargeBodies.From)
            {
                isLarge = request.HttpContext.RequestServices.GetRequiredService<LargeBodies>().TryEnter(request.HttpContext);
                if (!isLarge)
                {
                    return (null, StatusCodes.Status503ServiceUnavailable);
                }
            }

            body.Write(buffer, 0, count);
        }

        body.Position = 0;
        return (body, StatusCodes.Status200OK);
    }
}
