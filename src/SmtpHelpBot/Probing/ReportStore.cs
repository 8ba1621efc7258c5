using SmtpHelpBot.Counting;

namespace SmtpHelpBot.Probing;

/// <summary>The second level of what is remembered of looks: a Redis that several bots share. One that is gone costs half a second and no look.</summary>
internal static class ReportStore
{
    /// <summary>Adds the Redis of a connection string; without one, every bot remembers for itself.</summary>
    public static void AddReportStore(this IServiceCollection services, string? connection)
    {
        if (!string.IsNullOrEmpty(connection) && RedisConnection.IsOne(connection))
        {
            services.AddStackExchangeRedisCache(cache => cache.ConfigurationOptions = RedisConnection.Options(connection));
        }
    }
}
