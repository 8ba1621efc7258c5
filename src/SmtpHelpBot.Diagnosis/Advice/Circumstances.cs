using System.Globalization;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Advice;

/// <summary>What advice depends on: the provider, the client, the settings in use, and the day.</summary>
internal sealed class Circumstances
{
    private readonly Texts texts;

    public Circumstances(CaseFile open, DateOnly today, Texts texts)
    {
        (this.texts, Open, Today) = (texts, open, today);
        Provider = CaseFacts.ProviderOf(open);
        Client = CaseFacts.ClientOf(open);
        Right = SettingsCorrector.Right(open.Settings, Provider, Client);
    }

    public CaseFile Open { get; }

    public DateOnly Today { get; }

    /// <summary>Null where it is not known.</summary>
    public Provider? Provider { get; }

    /// <summary>Null where it is not known.</summary>
    public Client? Client { get; }

    /// <summary>The server that fits; null where none is known.</summary>
    public SubmissionServer? Right { get; }

    /// <summary>The provider makes keys or users for programs in place of passwords.</summary>
    public bool IsKeyed => Provider is { Kind: ProviderKind.Relay, SignIn: { Password: false, AppPassword: AppPasswordNeed.Never } };

    /// <summary>How the provider's rules of signing in are known.</summary>
    public Sureness SignInSure => Provider?.SureOf("sign_in") ?? default;

    /// <summary>How the form of the user name is known.</summary>
    public Sureness UserNameSure => Provider?.SureOf("user_name") ?? default;

    /// <summary>What the provider wants done before sending works, a sentence each.</summary>
    public IEnumerable<string> Needs => Provider?.Needs.Select(need => Say(Provider.SureOf("needs").KeyOf($"need.{need}"))) ?? [];

    /// <summary>An app password is what belongs into the password field.</summary>
    public bool WantsAppPassword => Provider?.SignIn.AppPassword == AppPasswordNeed.Always;

    /// <summary>The provider's name, or "your provider".</summary>
    public string ProviderName => Provider?.Name ?? texts["advice.your_provider"];

    /// <summary>The client's name, or "your program".</summary>
    public string ClientName => Client?.Name ?? texts["advice.your_program"];

    /// <summary>The text of a key with all that is known filled in.</summary>
    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> more) => texts.Format(
        key,
        [
            ("provider", ProviderName),
            ("client", ClientName),
            ("user", UserName),
            ("secret", Provider?.SecretShape is { } shape ? texts[$"secret_kind.{shape.Kind}"] : texts["advice.your_key"]),
            ("host", Right?.Host ?? Open.Settings.Host ?? ""),
            ("port", Right?.Port.ToString(CultureInfo.InvariantCulture) ?? ""),
            ("encryption", Right is { } right ? Encryption(right.Encryption) : ""),
            .. more,
        ]);

    /// <summary>The lines of a key.</summary>
    public IReadOnlyList<string> Lines(string key) => Say(key).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The text of a key, where there is one.</summary>
    public string? SayIfAny(string key) => texts.Has(key) ? Say(key) : null;

    /// <summary>What the provider says of signing in, of its own words, where there are any.</summary>
    public string? SignInWords => Provider is null ? null : SayIfAny($"provider.{Provider.Id}.sign_in");

    /// <summary>The name of an encryption.</summary>
    public string Encryption(Encryption encryption) => EncryptionWords.Of(encryption, texts);

    /// <summary>What the user name should be, in words.</summary>
    public string UserName => Provider is null ? ""
        : UserNameSure is Sureness.Usual ? texts.Format("user_name.usual", ("form", UserNameOf(Provider.UserName)))
        : UserNameOf(Provider.UserName);

    /// <summary>What changes at the provider and when, as far as it still matters.</summary>
    public IEnumerable<string> Milestones => Provider is null ? [] : MilestoneWords.Say(Provider, Today, texts);

    private string UserNameOf(UserNameFact fact) => texts.Format(
        fact.Form switch
        {
            UserNameRule.FullAddress => "user_name.full_address",
            UserNameRule.LocalPart => "user_name.local_part",
            UserNameRule.Either => "user_name.either",
            UserNameRule.Word => "user_name.word",
            UserNameRule.Issued => "user_name.issued",
            UserNameRule.Any => "user_name.any",
            UserNameRule.None => "user_name.none",
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact.Form, "Not a form."),
        },
        ("word", fact.Words is [var word, ..] ? word : ""),
        ("provider", ProviderName));
}
