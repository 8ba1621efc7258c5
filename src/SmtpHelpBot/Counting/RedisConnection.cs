using StackExchange.Redis;

namespace SmtpHelpBot.Counting;

/// <summary>How a Redis that several bots share is reached: one that is gone costs half a second and stops nothing.</summary>
internal static class RedisConnection
{
    private const string Impatient = "connectTimeout=500,asyncTimeout=500,syncTimeout=500";

    /// <summary>Whether the text names a Redis.</summary>
    public static bool IsOne(string text)
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

    /// <summary>Nobody waits long for a Redis that is gone, unless the connection string says so: what it cannot say soon it does not know.</summary>
    public static ConfigurationOptions Options(string connection)
    {
        var options = ConfigurationOptions.Parse($"{Impatient},{connection}");
        options.AbortOnConnectFail = false;
        options.BacklogPolicy = BacklogPolicy.FailFast;
        return options;
    }
}
