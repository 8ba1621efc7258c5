using System.Net;
using System.Net.Sockets;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Tests.Counting;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>What the doctor finds where others help the bot: Redis, a collector, a resolver of its own.</summary>
public sealed class HelperPartTests : DoctorScene
{
    [Fact]
    public async Task A_Redis_that_is_away_is_a_warning_with_its_setting_and_without_its_password()
    {
        var redis = await PartAsync("Redis", [$"--Probe:Redis=127.0.0.1:{Ports.Loopback.FreePort()},password={Secret}"]);

        Assert.Equal((Verdict.Warning, "Probe:Redis"), (redis.Verdict, redis.Mend));
    }

    [Fact]
    public async Task A_Redis_that_answers_is_good()
    {
        Assert.SkipUnless(RedisServer.Missing.Length == 0, RedisServer.Missing);
        await using var server = await RedisServer.StartAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Verdict.Good, (await PartAsync("Redis", [$"--Probe:Redis={server.PatientConnection}"])).Verdict);
    }

    [Fact]
    public async Task A_collector_that_is_not_there_is_a_warning_with_its_setting()
    {
        var telemetry = await PartAsync("telemetry", [$"--Telemetry:OtlpEndpoint=http://127.0.0.1:{Ports.Loopback.FreePort()}"]);

        Assert.Equal((Verdict.Warning, "Telemetry:OtlpEndpoint"), (telemetry.Verdict, telemetry.Mend));
    }

    [Theory]
    [InlineData("telemetry", "--Telemetry:OtlpEndpoint=http://HERE")]
    [InlineData("Redis", "--Probe:Redis=HERE,connectTimeout=60000")]
    public async Task What_the_bot_works_without_is_a_warning_where_it_takes_a_call_and_never_answers_it(string name, string setting)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var part = await LatePartAsync(name, [setting.Replace("HERE", $"{silent.LocalEndpoint}", StringComparison.Ordinal)], other: $"http://{silent.LocalEndpoint}");

        Assert.Equal((Verdict.Warning, "No answer within 5 seconds."), (part.Verdict, part.Says));
        Assert.NotEmpty(part.Mend);
    }

    [Theory]
    [InlineData(0, "Good", " answers.")]
    [InlineData(3, "Good", " answers.")]
    [InlineData(5, "Broken", " is not reached, or answers nobody here")]
    public async Task A_resolver_of_its_own_is_asked_and_one_that_refuses_is_told(byte code, string verdict, string said)
    {
        using var resolver = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var answering = AnswerAsync(resolver, code);
        var names = await PartAsync("mail servers' names", [$"--Probe:DnsServer={resolver.Client.LocalEndPoint}"]);

        Assert.Equal((verdict, verdict == "Good" ? "" : "Probe:DnsServer"), ($"{names.Verdict}", names.Mend));
        Assert.StartsWith($"{resolver.Client.LocalEndPoint}{said}", names.Says, StringComparison.Ordinal);
        Assert.False(answering.IsCompleted);
    }

    [Fact]
    public async Task A_resolver_that_never_answers_is_told_with_its_setting()
    {
        using var silent = new UdpClient(new IPEndPoint(IPAddress.Loopback, 0));
        var names = await LatePartAsync("mail servers' names", [$"--Probe:DnsServer={silent.Client.LocalEndPoint}"]);

        Assert.Equal((Verdict.Broken, "Probe:DnsServer"), (names.Verdict, names.Mend));
    }

    /// <summary>Answers each question with this code and no record (RFC 1035 section 4.1.1).</summary>
    private static async Task AnswerAsync(UdpClient resolver, byte code)
    {
        while (true)
        {
            var question = await resolver.ReceiveAsync(TestContext.Current.CancellationToken);
            // The question is about the root, so it ends with a name of one byte, its type and its class.
            var answer = question.Buffer[..17];
            (answer[2], answer[3], answer[11]) = (0x81, (byte)(0x80 | code), 0);
            await resolver.SendAsync(answer, question.RemoteEndPoint, TestContext.Current.CancellationToken);
        }
    }
}
