using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Facts;

/// <summary>Every word that the facts ask for is there, and none is there that nobody asks for.</summary>
public sealed class FactWordsTests
{
    private static readonly Texts Words = Texts.English;
    private static readonly IReadOnlyList<Provider> Providers = ProviderCatalog.Shared.All;
    private static readonly IReadOnlyList<Client> Clients = ClientCatalog.Shared.All;

    /// <summary>What the linter itself finds, beside what the clients' facts list.</summary>
    private static readonly string[] OfTheLinter =
    [
        "address_as_host", "dsn_unescaped", "host_not_documented", "implicit_on_starttls_port", "incoming_host", "incoming_port", "mechanism_unknown", "mx_host", "no_encryption", "no_sign_in_there", "no_smtp_there",
        "oauth_only", "old_host_name", "password_blanks", "password_copied_along", "password_escaped", "password_is_api_key", "password_is_app_secret", "password_is_secret_id", "password_is_token", "password_of_aws_key", "password_of_other_provider", "password_other_kind", "password_placeholder", "port_25", "port_not_documented", "sender_differs",
        "starttls_on_implicit_port", "user_full_address", "user_is_address", "user_local_part",
        "user_not_the_word", "user_placeholder", "web_host", "wrong_host", "wrong_region",
    ];

    /// <summary>Those of the linter that rest on facts that may be common knowledge.</summary>
    private static readonly string[] OfTheLinterCarefully =
    [
        "mechanism_unknown", "no_sign_in_there", "no_smtp_there", "oauth_only", "old_host_name", "password_blanks", "password_other_kind", "port_not_documented", "user_full_address", "user_is_address", "user_local_part",
        "user_not_the_word", "wrong_region",
    ];

    [Fact]
    public void Needs() => AreTheSame("need", Providers.SelectMany(provider => provider.Needs.Select(need => provider.SureOf("needs").KeyOf(need))));

    [Fact]
    public void Replies() => AreTheSame("reply", Providers.SelectMany(provider => provider.Replies).Select(reply => reply.Sure.KeyOf(reply.Means)));

    [Fact]
    public void Alternatives() => AreTheSame("alternative", Providers.SelectMany(provider => provider.Alternatives).Select(way => way.Sure.KeyOf(way.Id)));

    [Fact]
    public void Kinds_of_secrets() => AreTheSame("secret_kind", Providers.Select(provider => provider.SecretShape?.Kind).OfType<string>());

    [Fact]
    public void Milestones() => AreTheSame("milestone", Providers.SelectMany(provider => provider.Timeline).SelectMany(milestone => new[] { milestone.Sure.KeyOf($"{milestone.What}.before"), milestone.Sure.KeyOf($"{milestone.What}.after") }));

    [Fact]
    public void Mistakes() => AreTheSame("mistake", Clients.SelectMany(client => client.Mistakes).Select(mistake => mistake.Id).Concat(OfTheLinter).Concat(OfTheLinterCarefully.Select(id => Sureness.Usual.KeyOf(id))));

    [Fact]
    public void Reminders() => AreTheSame("reminder", Clients.SelectMany(client => client.Reminders));

    [Fact]
    public void Words_about_a_provider_are_about_one_that_is_there() =>
        Assert.All(Keys("provider"), key => Assert.NotNull(ProviderCatalog.Shared.Find(key.Split('.')[0])));

    [Fact]
    public void Words_about_a_provider_say_how_to_sign_in_or_what_to_know() =>
        Assert.All(Keys("provider"), key => Assert.Contains(key.Split('.')[1], new[] { "sign_in", "note" }));

    [Fact]
    public void Every_sentence_is_whole() =>
        Assert.All(
            ((string[])["need", "reply", "alternative", "milestone", "mistake", "reminder", "provider"]).SelectMany(section => Keys(section).Select(key => Words[$"{section}.{key}"])),
            sentence => Assert.Matches(@"^[\p{L}""{].*(\.|\}|\."")$", sentence));

    private static IEnumerable<string> Keys(string section) =>
        Words.Keys.Where(key => key.StartsWith($"{section}.", StringComparison.Ordinal)).Select(key => key[(section.Length + 1)..]);

    private static void AreTheSame(string section, IEnumerable<string> used) =>
        Assert.Equal(used.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), Keys(section).Order(StringComparer.Ordinal));
}
