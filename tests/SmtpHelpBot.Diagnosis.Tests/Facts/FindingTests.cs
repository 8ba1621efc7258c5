using System.Text.Json.Nodes;
using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Readers.Signs;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Facts;

/// <summary>Every finer diagnosis says what it rests on, when that was checked, and what to ask next.</summary>
public sealed class FindingTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "checked_on", "\"last spring\"" },
        { "sure", "\"hearsay\"" },
        { "sources", "[]" },
        { "sources", "[\"http://example.com/\"]" },
        { "id", "\"Bad Credentials\"" },
        { "surprise", "1" },
    };

    [Fact]
    public void The_file_holds_to_its_schema() => Assert.Empty(FactFiles.Faults(FactFiles.Schema("findings"), FactFiles.Content("findings")));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_schema_finds_a_mistake(string member, string value)
    {
        var content = FactFiles.Content("findings").AsObject();

        content["findings"]![0]![member] = JsonNode.Parse(value);

        Assert.NotEmpty(FactFiles.Faults(FactFiles.Schema("findings"), content));
    }

    [Fact]
    public void Every_finer_diagnosis_has_sources_and_a_date_and_none_has_them_that_nobody_makes() =>
        Assert.Equal(SignBook.Shared.All.Select(sign => sign.Fine).ToHashSet().Order(StringComparer.Ordinal), FindingCatalog.All.Select(finding => finding.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_finer_diagnosis_asks_something_next() => Assert.All(SignBook.Shared.All, sign => Assert.NotNull(sign.Question));

    [Fact]
    public void None_was_checked_before_the_facts_were_gathered() => Assert.All(FindingCatalog.All, finding => Assert.True(finding.CheckedOn >= new DateOnly(2026, 11, 23), finding.Id));

    [Fact]
    public void What_is_common_experience_is_worded_carefully() =>
        Assert.All(FindingCatalog.All, finding => Assert.Equal(finding.Sure is Sureness.Usual, FindingBasis.Of(finding.Id, provider: null, Texts.English)!.Contains("usually", StringComparison.Ordinal)));

    [Fact]
    public void A_standard_is_named_by_its_number_and_a_page_by_its_site() =>
        Assert.Equal("As of 23 November 2026, by: twilio.com.", FindingBasis.Of("api_key_invalid", provider: null, Texts.English));

    [Theory]
    [InlineData("bad_credentials", "iana.org, RFC 4954")]
    [InlineData("starttls_required", "github.com, RFC 3207")]
    public void Each_source_is_named_once(string fine, string names) => Assert.EndsWith($" by: {names}.", FindingBasis.Of(fine, provider: null, Texts.English), StringComparison.Ordinal);

    [Theory]
    [InlineData("gmail", "support.google.com")]
    [InlineData("yahoo", "help.yahoo.com")]
    [InlineData("zoho", "support.google.com, github.com, help.yahoo.com")]
    public void Where_the_provider_itself_says_it_the_pages_of_others_are_not_named(string provider, string names) =>
        Assert.EndsWith($" by: {names}.", FindingBasis.Of("app_password_required", ProviderCatalog.Shared.Find(provider), Texts.English), StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData("made_up")]
    public void What_is_not_known_rests_on_nothing(string? fine) => Assert.Null(FindingBasis.Of(fine, provider: null, Texts.English));
}
