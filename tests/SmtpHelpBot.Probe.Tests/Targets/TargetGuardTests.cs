using System.Net;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Targets;

namespace SmtpHelpBot.Probe.Tests.Targets;

public sealed class TargetGuardTests
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    /// <summary>First and last address of each range, and whether its neighbours are public.</summary>
    public static TheoryData<string, string, string?, string?> Ranges => new()
    {
        { "0.0.0.0", "0.255.255.255", null, "1.0.0.0" },
        { "10.0.0.0", "10.255.255.255", "9.255.255.255", "11.0.0.0" },
        { "100.64.0.0", "100.127.255.255", "100.63.255.255", "100.128.0.0" },
        { "127.0.0.0", "127.255.255.255", "126.255.255.255", "128.0.0.0" },
        { "168.63.129.16", "168.63.129.16", "168.63.129.15", "168.63.129.17" },
        { "169.254.0.0", "169.254.255.255", "169.253.255.255", "169.255.0.0" },
        { "172.16.0.0", "172.31.255.255", "172.15.255.255", "172.32.0.0" },
        { "192.0.0.0", "192.0.0.255", "191.255.255.255", "192.0.1.0" },
        { "192.168.0.0", "192.168.255.255", "192.167.255.255", "192.169.0.0" },
        { "198.18.0.0", "198.19.255.255", "198.17.255.255", "198.20.0.0" },
        { "203.0.113.0", "203.0.113.255", "203.0.112.255", "203.0.114.0" },
        { "224.0.0.0", "255.255.255.255", "223.255.255.255", null },
        { "2001:db8::", "2001:db8:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff", "2001:db9::" },
        { "2002::", "2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "2003::" },
        { "3fff::", "3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff", "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "3fff:1000::" },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public async Task A_range_is_refused_from_end_to_end_and_its_neighbours_are_not(string first, string last, string? before, string? after)
    {
        Assert.IsType<TargetDecision.Refused>(await Ask(first));
        Assert.IsType<TargetDecision.Refused>(await Ask(last));
        foreach (var neighbour in new[] { before, after }.OfType<string>())
        {
            Assert.IsType<TargetDecision.Allowed>(await Ask(neighbour));
        }
    }

    [Theory]
    [InlineData("2130706433")]
    [InlineData("0177.0.0.1")]
    [InlineData("0x7f.1")]
    [InlineData("127.1")]
    [InlineData("127.0.0.1.")]
    [InlineData("１２７.０.０.１")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:8.8.8.8")]
    [InlineData("::ffff:127.0.0.1")]
    [InlineData("::8.8.8.8")]
    [InlineData("64:ff9b:1::1")]
    [InlineData("100::1")]
    [InlineData("5f00::1")]
    [InlineData("fec0::1")]
    [InlineData("ff02::1")]
    [InlineData("2001::1")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("fd00::1")]
    [InlineData("fe80::1%1")]
    [InlineData("2001:4860:4860::8888%1")]
    [InlineData("mail")]
    [InlineData("printer.local")]
    [InlineData("Metadata.Google.Internal.")]
    [InlineData("nas.home.arpa")]
    [InlineData("mail.corp.example")]
    public async Task An_inside_target_is_refused_in_every_spelling_and_before_any_query(string text) =>
        Assert.IsType<TargetDecision.Refused>(await Ask(text));

    [Theory]
    [InlineData("")]
    [InlineData("a..b")]
    [InlineData("two words.example")]
    [InlineData("1.2.3.4.5")]
    [InlineData("mail.example/path")]
    public async Task What_is_no_host_is_told_apart_from_a_refusal(string text) =>
        Assert.IsType<TargetDecision.Malformed>(await Ask(text));

    [Fact]
    public async Task One_inside_address_among_public_ones_refuses_the_name() =>
        Assert.IsType<TargetDecision.Refused>(await Ask("mail.example.org", "8.8.8.8", "10.99.0.1"));

    [Fact]
    public async Task The_checked_addresses_are_pinned()
    {
        var allowed = Assert.IsType<TargetDecision.Allowed>(await Ask("Mail.Example.ORG.", "8.8.8.8"));

        Assert.Equal("mail.example.org", allowed.Target.Host);
        Assert.Equal([IPAddress.Parse("8.8.8.8")], allowed.Target.Addresses);
    }

    [Fact]
    public async Task A_range_that_the_operator_allows_is_let_through_and_no_other()
    {
        var guard = new TargetGuard(new Answers([]), [IPNetwork.Parse("127.0.0.0/8")], []);

        Assert.IsType<TargetDecision.Allowed>(await guard.CheckAsync("127.10.0.1", Cancellation));
        Assert.IsType<TargetDecision.Refused>(await guard.CheckAsync("10.0.0.1", Cancellation));
    }

    private static Task<TargetDecision> Ask(string text, params string[] answers) =>
        new TargetGuard(new Answers(answers), [], ["corp.example"]).CheckAsync(text, Cancellation);

    private sealed class Answers(string[] addresses) : IAddressSource
    {
        public Task<AddressAnswer> FindAsync(string host, CancellationToken cancellation) => addresses.Length == 0
            ? throw new InvalidOperationException($"Nobody registered an answer for {host}.")
            : Task.FromResult(new AddressAnswer([.. addresses.Select(IPAddress.Parse)], [], Fault: null));
    }
}
