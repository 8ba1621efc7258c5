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

    /// <summary>The body, from its beginning; null where it is too large. One that does not come to its end is a <see cref="BadHttpRequestException"/>, which the server answers with 408.</summary>
    public static async Task<MemoryStream?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Longest, request.HttpContext.RequestServices.GetRequiredService<TimeProvider>());
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        try
        {
            return await ReadAllAsync(request, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body did not come to its end in time.", StatusCodes.Status408RequestTimeout, late);
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
