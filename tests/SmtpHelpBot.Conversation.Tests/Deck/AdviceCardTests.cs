using System.Text;
using Newtonsoft.Json;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>Advice on cards, at every provider.</summary>
public sealed class AdviceCardTests
{
    private const string MuchWrong = "gitlab_rails['smtp_enable'] = false\ngitlab_rails['smtp_address'] = \"imap.gmail.com\"\ngitlab_rails['smtp_port'] = 25\ngitlab_rails['smtp_user_name'] = \"rosa\"\ngitlab_rails['smtp_tls'] = true\ngitlab_rails['smtp_enable_starttls_auto'] = true\ngitlab_rails['smtp_openssl_verify_mode'] = 'none'\ngitlab_rails['gitlab_email_from'] = \"shop@contoso.example\"";

    public static TheoryData<string> Providers => [.. ProviderCatalog.Shared.All.Select(provider => provider.Id)];

    [Theory]
    [MemberData(nameof(Providers))]
    public void The_steps_that_say_most_fit_on_a_card_at_every_provider(string provider)
    {
        var open = CaseLearning.Read(Examples.Case(), MuchWrong) with { Provider = provider };
        foreach (var step in (StepId[])[StepId.CompareSettings, StepId.AppPassword, StepId.ContactProvider])
        {
            AssertFits(StepCounsel.Screen(step, open, Examples.Today, Texts.English));
        }

        AssertFits(Counsel.Diagnosis(open, Examples.Today, Texts.English)!);
        AssertFits(HandoverCounsel.Provider(open, Texts.English));
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void A_link_leads_to_a_page_of_the_facts_only(string provider)
    {
        var open = Examples.Case() with { Provider = provider };
        var facts = ProviderCatalog.Shared.Find(provider)!;
        var known = new[] { facts.Pages.Docs, facts.Pages.Status, facts.Pages.Support, facts.SignIn.AppPasswordPage }
            .Concat(ClientCatalog.Shared.All.Select(client => client.Docs)).OfType<Uri>().Select(page => page.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        var links = Enum.GetValues<StepId>().SelectMany(step => StepCounsel.Screen(step, open, Examples.Today, Texts.English).Advice.Links)
            .Concat(HandoverCounsel.Provider(open, Texts.English).Links);

        Assert.All(links, link =>
        {
            Assert.StartsWith("https://", link.Url, StringComparison.Ordinal);
            Assert.Contains(link.Url, known);
        });
    }

    [Fact]
    public void What_comes_at_Microsoft_365_who_is_meant_and_what_a_printer_can_do_stand_on_the_card()
    {
        var open = Examples.Case() with { Provider = "microsoft-365", Settings = new(Client: "hp-printer") };

        var card = CardDeck.Expand(StepCounsel.Screen(StepId.CompareSettings, open with { Assessment = open.Assessment with { Fine = "smtp_auth_disabled_tenant" } }, Examples.Today, Texts.English), Texts.English).ToString(Formatting.None);

        Assert.All((string[])["At the end of December 2026", "in the second half of 2027", "SMTP AUTH clients report", Texts.English["reminder.printer_no_oauth"]], said => Assert.Contains(said, card, StringComparison.Ordinal));
    }

    private static void AssertFits(Screen screen) =>
        Assert.InRange(Encoding.Unicode.GetByteCount(CardDeck.Expand(screen, Texts.English).ToString(Formatting.None)), 1, CardDeck.MostBytes);
}
