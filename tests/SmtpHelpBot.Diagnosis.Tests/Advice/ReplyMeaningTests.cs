using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Advice;

public sealed class ReplyMeaningTests
{
    [Theory]
    [InlineData("microsoft-365-connector", "550 5.7.68 rejected", "reply.direct_send_refused")]
    [InlineData("microsoft-365-connector", "550 5.7.64 TenantAttribution; Relay Access Denied", "reply.connector_mismatch")]
    public void A_reply_is_known_by_its_sentence_and_where_the_facts_have_none_by_its_number(string provider, string reply, string key) =>
        Assert.Equal(Texts.English[key], Of(provider, reply));

    [Theory]
    [InlineData("microsoft-365-connector", "550 5.7.1 rejected")]
    [InlineData("microsoft-365-connector", "550 rejected")]
    [InlineData("gmail", "550 5.7.68 rejected")]
    public void Other_numbers_and_other_providers_mean_nothing_known(string provider, string reply) => Assert.Null(Of(provider, reply));

    private static string? Of(string provider, string reply) => ReplyMeaning.Of(Case(provider, PasteReader.Read(reply)), Texts.English);

    private static CaseFile Case(string provider, Reading reading) => new()
    {
        Id = new("case"),
        OpenedAt = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        Provider = provider,
        Readings = [reading],
    };
}
