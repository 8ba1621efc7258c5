using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Numerics;
using CsCheck;
using SmtpHelpBot.Probe.Dns;
using SmtpHelpBot.Probe.Targets;

namespace SmtpHelpBot.Probe.Tests.Targets;

/// <summary>Every range that is not the public internet, at both its ends, at both its neighbours and in every spelling.</summary>
public sealed class GeneratedAddressTests
{
    /// <summary>IANA's registries of special-purpose addresses, and what clouds keep for themselves.</summary>
    private static readonly string[] InsideFour =
    [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
    ];

    private static readonly string[] InsideSix =
    [
        "::/128", "::1/128", "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/32", "2001:2::/48", "2001:10::/28",
        "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    ];

    /// <summary>Outside 2000::/3 nothing is given out to networks yet (RFC 4291, section 2.4), and 2001::/23 is IETF's.</summary>
    private static readonly string[] NotGivenOut = ["::/3", "4000::/2", "8000::/1", "2001::/23"];

    private static readonly BigRange[] Ranges = [.. InsideFour.Concat(InsideSix).Select(BigRange.Of)];
    private static readonly BigRange[] Closed = [.. Ranges, .. NotGivenOut.Select(BigRange.Of)];

    public static TheoryData<string, bool> Cases
    {
        get
        {
            var cases = new SortedDictionary<string, bool>(StringComparer.Ordinal);
            foreach (var address in Ranges.SelectMany(range => range.Edges()))
            {
                cases[address.ToString()] = Array.TrueForAll(Closed, range => !range.Contains(address));
                if (address.AddressFamily == AddressFamily.InterNetwork)
                {
                    AddMappings(cases, address);
                }
            }

            var data = new TheoryData<string, bool>();
            foreach (var (text, isPublic) in cases)
            {
                data.Add(text, isPublic);
            }

            return data;
        }
    }

    [Fact]
    public void There_are_at_least_250_cases() => Assert.InRange(Cases.Count, 250, 2000);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_address_may_be_looked_at_only_on_the_public_internet(string text, bool isPublic)
    {
        var decision = await Guard().CheckAsync(text, TestContext.Current.CancellationToken);

        Assert.IsType(isPublic ? typeof(TargetDecision.Allowed) : typeof(TargetDecision.Refused), decision);
    }

    [Fact]
    public void No_address_of_a_closed_range_gets_through() => Gen.Int[0, Closed.Length - 1].SelectMany(range => Closed[range].Any()).Sample(address =>
        Assert.IsType<TargetDecision.Refused>(Guard().CheckAsync(address.ToString(), CancellationToken.None).GetAwaiter().GetResult()));

    /// <summary>The same address in other spellings, and inside addresses of the other kind, where it never gets through.</summary>
    private static void AddMappings(SortedDictionary<string, bool> cases, IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        var number = BigRange.NumberOf(address);
        var isPublic = cases[address.ToString()];
        cases[number.ToString(CultureInfo.InvariantCulture)] = isPublic;
        cases[$"0x{(uint)number:x8}"] = isPublic;
        cases[string.Join('.', bytes.Select(part => $"0{Convert.ToString(part, 8)}"))] = isPublic;
        cases[$"{address}."] = isPublic;
        cases[string.Concat($"{address}".Select(letter => letter == '.' ? '.' : (char)(letter - '0' + '０')))] = isPublic;
        cases[$"::ffff:{address}"] = false;
        cases[$"64:ff9b::{address}"] = false;
    }

    private static TargetGuard Guard() => new(new NoNames(), [], []);

    private sealed class NoNames : IAddressSource
    {
        public Task<AddressAnswer> FindAsync(string host, CancellationToken cancellation) => throw new InvalidOperationException($"{host} was taken for a name.");
    }

    /// <summary>A range as numbers: arithmetic of its own, so that it does not repeat a mistake of the guard's.</summary>
    private sealed record BigRange(AddressFamily Family, BigInteger First, BigInteger Last)
    {
        public static BigRange Of(string text)
        {
            var parts = text.Split('/');
            var address = IPAddress.Parse(parts[0]);
            var first = NumberOf(address);
            var bits = address.GetAddressBytes().Length * 8;
            return new(address.AddressFamily, first, first + BigInteger.Pow(2, bits - int.Parse(parts[1], CultureInfo.InvariantCulture)) - 1);
        }

        public static BigInteger NumberOf(IPAddress address) => new(address.GetAddressBytes(), isUnsigned: true, isBigEndian: true);

        public IEnumerable<IPAddress> Edges() => new[] { First - 1, First, First + 1, Last - 1, Last, Last + 1 }.Where(IsAddress).Select(AddressOf);

        public bool Contains(IPAddress address) => address.AddressFamily == Family && NumberOf(address) >= First && NumberOf(address) <= Last;

        public Gen<IPAddress> Any() => Gen.ULong.Select(Gen.ULong, (high, low) => AddressOf(First + (((new BigInteger(high) << 64) + low) % (Last - First + 1))));

        private int Bytes => Family == AddressFamily.InterNetwork ? 4 : 16;

        private bool IsAddress(BigInteger number) => number >= 0 && number < BigInteger.Pow(2, Bytes * 8);

        private IPAddress AddressOf(BigInteger number)
        {
            var bytes = new byte[Bytes];
            var written = number.ToByteArray(isUnsigned: true, isBigEndian: true);
            written.CopyTo(bytes, Bytes - written.Length);
            return new(bytes);
        }
    }
}
