using SmtpHelpBot.Probe.FairUse;
using StackExchange.Redis;

namespace SmtpHelpBot.Probing;

/// <summary>The second level of what is remembered of looks: a Redis that several bots share, in which they count together too. One that is gone costs half a second and no look.</summary>
internal static class ReportStore
{
    private const string Impatient = "connectTimeout=500,asyncTimeout=500,syncTimeout=500";

    /// <summary>Adds the Redis of a connection string; without one, every bot remembers for itself.</summary>
    public static void AddReportStore(this IServiceCollection services, string? connection)
    {
        if (!string.IsNullOrEmpty(connection) && IsConnection(connection))
        {
            services.AddStackExchangeRedisCache(cache => cache.ConfigurationOptions = Options(connection));
            services.AddSingleton<ISharedCounts>(provider => new RedisCounts(connection, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RedisCounts>>()));
        }
    }

    /// <summary>Whether the text names a Redis.</summary>
    public static bool IsConnection(string text)
    {
        try
        {
            return ConfigurationOptions.Parse(text).EndPoints.Count > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    /// <summary>A look does not wait long for a Redis that is gone, unless the connection string says so: what it cannot say soon it does not know.</summary>
    public static ConfigurationOptions Options(string connection)
    {
        var options = ConfigurationOptions.Parse($"{Impatient},{connection}");
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        return options;
    }
}
