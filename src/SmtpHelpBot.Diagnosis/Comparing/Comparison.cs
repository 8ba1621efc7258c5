using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Comparing;

/// <summary>A sentence about how things go together: a key below <c>compared.</c> in the texts, and what it names.</summary>
/// <param name="Key">The key.</param>
/// <param name="Values">What it names.</param>
public sealed record Remark(string Key, params IReadOnlyList<(string Name, RemarkValue Value)> Values);

/// <summary>What a remark names: words as they are, or the key of a text.</summary>
/// <param name="Words">The words, or the key.</param>
/// <param name="IsKey">Whether it is a key.</param>
public sealed record RemarkValue(string Words, bool IsKey = false);

/// <summary>A look at a server beside what its provider documents and beside what the person uses.</summary>
/// <param name="Changes">What to change in the settings, in the order of a settings form.</param>
/// <param name="Documented">How what was seen goes with what the provider documents.</param>
/// <param name="SignIn">What the provider wants for sign-in; empty where that is not known.</param>
/// <param name="Fits">Whether the person's server, port and encryption are known and are what works.</param>
public sealed record Comparison(IReadOnlyList<Remark> Changes, IReadOnlyList<Remark> Documented, IReadOnlyList<Remark> SignIn, bool Fits)
{
    /// <summary>Compares. Pure.</summary>
    /// <param name="report">What the look showed.</param>
    /// <param name="used">What the person uses, as far as it is known.</param>
    /// <param name="provider">The person's provider; null to tell it by the server.</param>
    public static Comparison Of(ProbeReport report, MailSettings used, Provider? provider)
    {
        var known = ProviderCatalog.Shared.OfHost(report.Target);
        var whose = provider is not null && known.Contains(provider) ? provider : known is [var first, ..] ? first : provider;
        IReadOnlyList<Remark> changes = [.. SettingChanges.Of(report, used, whose)];
        return new(
            changes,
            whose is null ? [] : [.. DocumentedWays.Compare(report, whose, used)],
            whose is null ? [] : [.. SignInWanted(whose)],
            changes.Count == 0 && IsWhatWorks(report, used));
    }

    private static bool IsWhatWorks(ProbeReport report, MailSettings used) =>
        used is { Host: { } host, Port: { } port } && host.Equals(report.Target, StringComparison.OrdinalIgnoreCase)
        && Way.Working(report).Any(way => way.Port == port && (used.Encryption is null || used.Encryption == way.Encryption));

    private static IEnumerable<Remark> SignInWanted(Provider provider)
    {
        if (provider.SignIn.Oauth == OauthOffer.Required)
        {
            yield return new(provider.SureOf("sign_in").KeyOf("oauth"), ("provider", new(provider.Name)));
        }
        else if (provider.SignIn.AppPassword != AppPasswordNeed.Never)
        {
            yield return new(provider.SureOf("sign_in").KeyOf(provider.SignIn.AppPassword == AppPasswordNeed.Always ? "app_password" : "app_password_with_two_factor"), ("provider", new(provider.Name)));
        }
    }

    internal static RemarkValue Number(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    internal static RemarkValue Mode(Encryption encryption) => new(
        encryption switch
        {
            Encryption.None => "encryption.none",
            Encryption.StartTls => "encryption.start_tls",
            Encryption.ImplicitTls => "encryption.implicit_tls",
            _ => throw new ArgumentOutOfRangeException(nameof(encryption), encryption, "Not an encryption."),
        },
        IsKey: true);
}
