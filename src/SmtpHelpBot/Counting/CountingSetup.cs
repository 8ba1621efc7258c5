using SmtpHelpBot.Probe.Counting;

namespace SmtpHelpBot.Counting;

/// <summary>Puts into the host what several bots count together: looks at servers, what comes in, what goes out.</summary>
internal static class CountingSetup
{
    /// <summary>Adds the Redis of a connection string to count in; without one, every bot counts for itself.</summary>
    public static void AddSharedCounts(this IServiceCollection services, string? connection)
    {
        if (!string.IsNullOrEmpty(connection) && RedisConnection.IsOne(connection))
        {
            services.AddSingleton<ISharedCounts>(provider => new RedisCounts(connection, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RedisCounts>>()));
        }
    }
}
