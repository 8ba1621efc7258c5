using System.Net.Http.Headers;

namespace SmtpHelpBot.Delivery.Routes;

/// <summary>Reads Retry-After (RFC 9110 section 10.2.3): seconds or a date; what is neither counts as not said.</summary>
internal static class RetryAfter
{
    public static TimeSpan? Read(IDictionary<string, IEnumerable<string>>? headers, DateTimeOffset now)
    {
        var value = headers?.FirstOrDefault(h => h.Key.Equals("Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        if (!RetryConditionHeaderValue.TryParse(value, out var parsed))
        {
            return null;
        }

        var wait = parsed.Delta ?? parsed.Date - now;
        return wait is { } given && given > TimeSpan.Zero ? given : TimeSpan.Zero;
    }
}
