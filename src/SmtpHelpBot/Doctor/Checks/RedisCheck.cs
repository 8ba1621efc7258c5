using Microsoft.Extensions.Options;
using SmtpHelpBot.Counting;
using SmtpHelpBot.Probing;
using StackExchange.Redis;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the Redis that several bots share can be asked. Without it each bot works on, and counts and remembers for itself.</summary>
internal sealed class RedisCheck(IOptions<ProbeOptions> probe) : ICheck
{
    public string Name => "Redis";

    public string Mend => "Probe:Redis";

    /// <summary>The bot works without it.</summary>
    public Verdict WhenLate => Verdict.Warning;

    public async Task<Finding> LookAsync(CancellationToken cancellation)
    {
        if (probe.Value.Redis.Length == 0)
        {
            return Finding.NotUsed("Each bot counts and remembers for itself.");
        }

        try
        {
            await using var redis = await ConnectionMultiplexer.ConnectAsync(RedisConnection.Options(probe.Value.Redis)).WaitAsync(cancellation);
            await redis.GetDatabase().PingAsync().WaitAsync(cancellation);
            return Finding.Good("It answers.");
        }
        catch (Exception problem) when (problem is RedisException or TimeoutException)
        {
            // What the library says behind its first comma is about the library.
            return Finding.Warning($"It cannot be asked ({problem.GetBaseException().Message.Split(',')[0]}): until it can, each bot counts and remembers for itself.");
        }
    }
}
