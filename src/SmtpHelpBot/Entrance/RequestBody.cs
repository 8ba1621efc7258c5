namespace SmtpHelpBot.Entrance;

/// <summary>Takes the body of a request into memory, measured while it comes.</summary>
internal static class RequestBody
{
    /// <summary>The largest body: far above what platforms send, far below what hurts.</summary>
    public const int Largest = 1024 * 1024;

    /// <summary>The body, from its beginning; null where it is too large.</summary>
    public static async Task<MemoryStream?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Largest)
        {
            return null;
        }

        var body = new MemoryStream((int)(request.ContentLength ?? 4096));
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
