using SmtpHelpBot.Diagnosis.Settings.Scanning;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>The scanners of settings look at no character too often: what they find grows with the text, not with its square.</summary>
public sealed class HostileSettingsTests
{
    [Fact]
    public void A_setting_is_found_behind_any_number_of_others() =>
        Assert.Equal("smtp.b.example", new ConfigText("", [.. Enumerable.Range(0, 10_000).Select(number => new ConfigEntry($"a{number}.b", "c")), new("mail.host", "smtp.b.example")]).Find("mail.host"));

    [Fact]
    public void Of_a_setting_that_is_there_twice_the_later_one_counts() =>
        Assert.Equal("second", new ConfigText("", [new("mail.host", "first"), new("MAIL.HOST", "second"), new("nomail.host", "third")]).Find("mail.host"));

    [Fact]
    public void Addresses_within_addresses_are_not_followed_for_ever() =>
        Assert.Equal(Entries("smtp://", UrlScanner.Scan, 4_000), Entries("smtp://", UrlScanner.Scan, 64_000));

    [Fact]
    public void Calls_within_calls_are_not_followed_for_ever() =>
        Assert.Equal(Letters("a(b, ", CallScanner.Scan, 32_000), Letters("a(b, ", CallScanner.Scan, 64_000));

    [Fact]
    public void Labels_behind_labels_take_no_more_than_the_text_many_times() =>
        Assert.InRange(Letters("port:", LabelScanner.Scan, 64_000), 1, 64_000);

    [Fact]
    public void Names_below_long_names_stay_short() =>
        Assert.All(PairScanner.Scan(string.Concat(Enumerable.Repeat($"{new string('n', 79)}: {{ ", 16)) + "host: b, port: c"), entry => Assert.InRange(entry.Path.Length, 1, 300));

    [Theory]
    [InlineData("mail: { smtp: { host: 'b' } }", "mail.smtp.host")]
    [InlineData("mail:\n  smtp:\n    host: b\n", "mail.smtp.host")]
    [InlineData("[mail]\nhost = b\n", "mail.host")]
    [InlineData("mail: {}\nhost: b\n", "host")]
    [InlineData("a: { x: { y: 1 }, host: 'b' }", "a.host")]
    public void A_setting_is_named_by_what_it_stands_in(string text, string path) =>
        Assert.Equal(path, Assert.Single(PairScanner.Scan(text), entry => entry.Value == "b").Path);

    [Theory]
    [InlineData("a = \"b\nhost: c", "b")]
    [InlineData("a = \"b\" # \"c\"", "b")]
    [InlineData("a = \"\"\"b\"\"\"", "b")]
    [InlineData("a = 'b", "b")]
    public void A_quoted_value_ends_with_its_quotation_mark_or_its_line(string text, string value) =>
        Assert.Equal(value, PairScanner.Scan(text)[0].Value);

    private static int Entries(string unit, Func<string, IEnumerable<ConfigEntry>> scan, int length) => scan(Repeat(unit, length)).Count();

    private static int Letters(string unit, Func<string, IEnumerable<ConfigEntry>> scan, int length) => scan(Repeat(unit, length)).Sum(entry => entry.Value.Length);

    private static string Repeat(string unit, int length) => string.Concat(Enumerable.Repeat(unit, length / unit.Length));
}
