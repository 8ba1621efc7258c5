using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Slack.Signing;

namespace SmtpHelpBot.Slack.Tests.Signing;

/// <summary>Which requests are Slack's. Where Slack's own verifier is as strict as we are, it says the same.</summary>
public sealed class SignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Older = "0123456789abcdef0123456789abcdef";
    private const string Body = "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&text=94070";
    private const long Now = 1_795_600_000;

    /// <summary>Every case: what is sent, and what we say of it.</summary>
    private static readonly Dictionary<string, Case> Cases = new(StringComparer.Ordinal)
    {
        ["signed just now"] = Signed() with { Verdict = SignatureVerdict.Genuine },
        ["signed a minute ago"] = Signed(at: Now - 60) with { Verdict = SignatureVerdict.Genuine },
        ["signed five minutes ago"] = Signed(at: Now - 300) with { Verdict = SignatureVerdict.Genuine },
        ["signed a second more than five minutes ago"] = Signed(at: Now - 301) with { Verdict = SignatureVerdict.OutOfTime },
        ["signed yesterday: a replay"] = Signed(at: Now - 86_400) with { Verdict = SignatureVerdict.OutOfTime },
        ["a clock five minutes ahead"] = Signed(at: Now + 300) with { Verdict = SignatureVerdict.Genuine },
        ["a clock more than five minutes ahead"] = Signed(at: Now + 301) with { Verdict = SignatureVerdict.OutOfTime, IsStricterThanSlacks = true },
        ["a timestamp of next year"] = Signed(at: Now + 31_536_000) with { Verdict = SignatureVerdict.OutOfTime, IsStricterThanSlacks = true },
        ["an old request with a new timestamp"] = Signed(at: Now - 600) with { Timestamp = $"{Now}", Verdict = SignatureVerdict.Forged },
        ["no timestamp"] = Signed() with { Timestamp = null, Verdict = SignatureVerdict.NoTimestamp },
        ["an empty timestamp"] = Signed() with { Timestamp = "", Verdict = SignatureVerdict.NoTimestamp },
        ["a timestamp of words"] = Signed() with { Timestamp = "yesterday", Verdict = SignatureVerdict.NoTimestamp },
        ["a timestamp with a sign"] = Signed() with { Timestamp = $"+{Now}", Verdict = SignatureVerdict.NoTimestamp, IsStricterThanSlacks = true },
        ["a timestamp with a fraction"] = Signed() with { Timestamp = $"{Now}.5", Verdict = SignatureVerdict.NoTimestamp },
        ["a negative timestamp"] = Signed() with { Timestamp = "-1", Verdict = SignatureVerdict.NoTimestamp },
        ["a timestamp that no clock shows"] = Signed() with { Timestamp = "99999999999999999999", Verdict = SignatureVerdict.NoTimestamp },
        ["no signature"] = Signed() with { Signature = null, Verdict = SignatureVerdict.Forged },
        ["an empty signature"] = Signed() with { Signature = "", Verdict = SignatureVerdict.Forged },
        ["the version alone"] = Signed() with { Signature = "v0=", Verdict = SignatureVerdict.Forged },
        ["another version"] = Signed() with { Signature = Signed().Signature!.Replace("v0=", "v1=", StringComparison.Ordinal), Verdict = SignatureVerdict.Forged },
        ["no version"] = Signed() with { Signature = Signed().Signature![3..], Verdict = SignatureVerdict.Forged },
        ["a signature in capitals"] = Signed() with { Signature = "v0=" + Signed().Signature![3..].ToUpperInvariant(), Verdict = SignatureVerdict.Forged },
        ["a signature that is cut"] = Signed() with { Signature = Signed().Signature![..^2], Verdict = SignatureVerdict.Forged },
        ["a signature with more behind it"] = Signed() with { Signature = Signed().Signature + "00", Verdict = SignatureVerdict.Forged },
        ["a signature with one digit changed"] = Signed() with { Signature = Signed().Signature![..^1] + (Signed().Signature!.EndsWith('0') ? "1" : "0"), Verdict = SignatureVerdict.Forged },
        ["a signature of no digits"] = Signed() with { Signature = "v0=" + new string('z', 64), Verdict = SignatureVerdict.Forged },
        ["a body with one letter changed"] = Signed() with { Body = Body.Replace("94070", "94071", StringComparison.Ordinal), Verdict = SignatureVerdict.Forged },
        ["a body with a blank behind it"] = Signed() with { Body = Body + " ", Verdict = SignatureVerdict.Forged },
        ["an empty body that was signed"] = Signed(body: "") with { Verdict = SignatureVerdict.Genuine },
        ["a body of many languages"] = Signed(body: """{"text":"Żółć — 認証に失敗しました 🔑"}""") with { Verdict = SignatureVerdict.Genuine },
        ["signed with another secret"] = Signed(secret: "ffffffffffffffffffffffffffffffff") with { Secret = Secret, Verdict = SignatureVerdict.Forged },
        ["signed with the secret and a blank"] = Signed(secret: Secret + " ") with { Secret = Secret, Verdict = SignatureVerdict.Forged },
        ["signed with an empty secret where there is none"] = Signed(secret: "") with { Secret = "", Verdict = SignatureVerdict.NoSecret },
    };

    public static TheoryData<string> Names => [.. Cases.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_request_is_judged(string name) => Assert.Equal(Cases[name].Verdict, Judge(Cases[name], Cases[name].Secret));

    [Fact]
    public async Task Slacks_own_verifier_says_the_same_unless_we_are_stricter()
    {
        var answers = await SlackTool.RunAsync("verify.js", Cases.Values.Select(one => JsonSerializer.Serialize(
            new { secret = one.Secret, timestamp = one.Timestamp, signature = one.Signature, body = one.Body, now = Now })));

        Assert.Equal(Cases.Count, answers.Length);
        foreach (var ((name, one), theirs) in Cases.Zip(answers))
        {
            Assert.True((one.Verdict == SignatureVerdict.Genuine || one.IsStricterThanSlacks) == (theirs == "true"), $"{name}: {theirs}");
        }
    }

    [Fact]
    public void While_the_secret_is_changed_both_count()
    {
        Assert.Equal(SignatureVerdict.Genuine, Judge(Signed(), Secret, Older));
        Assert.Equal(SignatureVerdict.Genuine, Judge(Signed(secret: Older), Secret, Older));
        Assert.Equal(SignatureVerdict.Forged, Judge(Signed(secret: Older), Secret, ""));
    }

    [Fact]
    public void An_empty_secret_beside_another_does_not_count() => Assert.Equal(SignatureVerdict.Forged, Judge(Signed(secret: ""), Secret, ""));

    private static SignatureVerdict Judge(Case one, params string[] secrets) =>
        new SlackSignature(secrets, new FakeTimeProvider(DateTimeOffset.FromUnixTimeSeconds(Now))).Judge(one.Timestamp, one.Signature, Encoding.UTF8.GetBytes(one.Body));

    private static Case Signed(long at = Now, string body = Body, string secret = Secret) => new(
        secret, $"{at}", $"v0={Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"v0:{at}:{body}")))}", body);

    /// <summary>A request, and what is said of it. Slack's verifier takes clocks that are ahead.</summary>
    private sealed record Case(string Secret, string? Timestamp, string? Signature, string Body)
    {
        public SignatureVerdict Verdict { get; init; }

        public bool IsStricterThanSlacks { get; init; }
    }
}
