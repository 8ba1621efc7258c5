using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Advice;

/// <summary>What a person has to fill in is told apart from what is to be copied as it is.</summary>
public sealed class GapTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Texts Words = Texts.English;

    public static TheoryData<string> Clients => [.. ClientCatalog.Shared.All.Where(client => client.Forms.Count > 0).Select(client => client.Id)];

    [Theory]
    [MemberData(nameof(Clients))]
    public void What_the_sentence_says_to_replace_is_what_stands_in_the_lines_at_every_provider(string client)
    {
        foreach (var provider in ProviderCatalog.Shared.All.Select(provider => provider.Id).Prepend(null))
        {
            foreach (var domain in (string?[])[null, "contoso.example"])
            {
                var advice = Compare(provider, new(provider is null ? "smtp.contoso.example" : null, MailDomain: domain, Client: client));
                var shown = advice.Paste.SelectMany(block => block.Lines).Concat(advice.Comparison.Select(row => row.Wanted)).Concat(advice.Instructions);

                Assert.Equal(Placeholders.In(shown).Order(StringComparer.Ordinal), Placeholders.In([advice.Gaps]).Order(StringComparer.Ordinal));
                Assert.All(advice.Paste.SelectMany(block => block.Lines), line => Assert.DoesNotMatch(@"-HERE|\byou@|example\.com|<your", line));
            }
        }
    }

    [Fact]
    public void The_sentence_names_each_placeholder_and_what_goes_there_and_is_left_out_where_there_is_none()
    {
        var known = Compare("sendgrid", new(Client: "django"));

        Assert.NotEmpty(known.Paste);
        Assert.Equal("Replace YOUR-NAME by the part of your e-mail address before the @; YOUR-DOMAIN by the part of your e-mail address behind the @.", known.Gaps);
        Assert.Empty(Advisor.For(StepId.StatusPage, Case("gmail", MailSettings.Unknown), Today, Words).Gaps);
    }

    [Fact]
    public void No_setting_has_the_name_of_a_placeholder() =>
        Assert.Empty(Placeholders.In(ClientCatalog.Shared.All.SelectMany(client => client.Forms.SelectMany(form => form.Lines.Values.Concat(form.Beside?.Lines.Values ?? [])).SelectMany(lines => lines))));

    [Fact]
    public void Of_every_placeholder_it_is_known_what_goes_in_its_place()
    {
        var all = typeof(Placeholders).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetValue(null)!).ToList();

        Assert.Equal(all, Placeholders.In(all));
        Assert.Equal(all.Select(Placeholders.KeyOf).Order(StringComparer.Ordinal), Words.Keys.Where(key => key.StartsWith("placeholder.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_an_administrator_fills_in_is_named_beside_the_line()
    {
        var lines = ProviderCatalog.Shared.All.SelectMany(provider => Compare(provider.Id, MailSettings.Unknown).ForAdministrators).Distinct().ToList();

        Assert.Contains(lines, line => Placeholders.In([line.Line]).Count > 0);
        Assert.All(lines, line => Assert.Equal(Placeholders.In([line.Line]), Placeholders.In([line.Label])));
    }

    private static StepAdvice Compare(string? provider, MailSettings settings) => Advisor.For(StepId.CompareSettings, Case(provider, settings), Today, Words);

    private static CaseFile Case(string? provider, MailSettings settings) => new()
    {
        Id = new("case"),
        OpenedAt = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero),
        Provider = provider,
        Settings = settings,
    };
}
