using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>Compares what is offered before and after encryption.</summary>
internal static class SignInRules
{
    /// <summary>A firewall that inspects SMTP overwrites the greeting with asterisks, up to a few letters.</summary>
    private const int MaskedLetters = 8;

    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(4);
    private static readonly string[] Password = ["PLAIN", "LOGIN"];
    private static readonly string[] OAuth = ["XOAUTH2", "OAUTHBEARER"];
    private static readonly string[] Challenge = ["CRAM-MD5", "DIGEST-MD5", "SCRAM-"];
    private static readonly string[] Windows = ["NTLM", "GSSAPI", "GSS-SPNEGO", "NEGOTIATE", "KERBEROS"];

    public static IEnumerable<Noted> Of(Sight session, int port)
    {
        List<Noted> masks = [.. Masks(session)];
        // Behind a mask it is not known what would be offered.
        var isHidden = session.Tls is null && masks.Exists(mask => mask.Kind == FindingKind.StartTlsMasked);
        return [.. masks, .. Delays(session), .. session.Ending == Ending.Completed && !isHidden ? Offers(session, port) : []];
    }

    private static IEnumerable<Noted> Masks(Sight session)
    {
        if (session.Before.IsMasked || session.Greeting.Lines.Any(line => line.Count(letter => letter == '*') >= MaskedLetters))
        {
            yield return new(FindingKind.StartTlsMasked);
        }

        if (session.Greeting.Lines.Select(Interceptors.FindScanner).FirstOrDefault(name => name is not null) is { } product)
        {
            yield return new(FindingKind.MailScanner, ("product", product));
        }

        if (session.Injected > 0)
        {
            yield return new(FindingKind.StartTlsInjected, ("bytes", Words.Of(session.Injected)));
        }

        if (session.Unasked > 0)
        {
            yield return new(FindingKind.AnswersUnasked, ("bytes", Words.Of(session.Unasked)));
        }
    }

    private static IEnumerable<Noted> Delays(Sight session)
    {
        if (session.Phases.FirstOrDefault(phase => phase.Name == Phases.Banner) is { } banner && banner.Ms >= Slow.TotalMilliseconds)
        {
            yield return new(FindingKind.SlowGreeting, ("seconds", Words.Seconds(TimeSpan.FromMilliseconds(banner.Ms))));
        }
    }

    private static IEnumerable<Noted> Offers(Sight session, int port)
    {
        var offered = session.Tls is null ? session.Before : session.After;
        if (offered.IsShortened)
        {
            yield return new(FindingKind.LongList);
        }

        if (session.Tls is null)
        {
            yield return new(session switch
            {
                _ when offered.SignIn.Count > 0 => FindingKind.ClearTextOnly,
                { TookHeloOnly: true } => FindingKind.EhloUnknown,
                _ => port == PortRules.Relay ? FindingKind.Relay : FindingKind.StartTlsMissing,
            });
            yield break;
        }

        // The others never send the password itself.
        if (Has(session.Before.SignIn, Password))
        {
            yield return new(FindingKind.SignInBeforeEncryption, ("methods", string.Join(", ", session.Before.SignIn)));
        }

        if (Restriction(offered, port) is { } kind)
        {
            yield return new(kind, ("methods", string.Join(", ", offered.SignIn)));
        }
    }

    /// <summary>What an ordinary mail program with a password misses here; null where it misses nothing.</summary>
    private static FindingKind? Restriction(EhloAnswer offered, int port) => offered.SignIn switch
    {
        [] when offered.IsShortened => null,
        [] => port == PortRules.Relay ? FindingKind.Relay : FindingKind.NoSignIn,
        var methods when Has(methods, Password) => null,
        var methods when Has(methods, Challenge) => FindingKind.ChallengeOnly,
        var methods when Has(methods, OAuth) => FindingKind.OAuthOnly,
        var methods when Has(methods, Windows) => FindingKind.WindowsOnly,
        ["EXTERNAL"] => FindingKind.ClientCertificateWanted,
        _ => null,
    };

    private static bool Has(IReadOnlyList<string> methods, string[] kinds) =>
        methods.Any(method => kinds.Any(kind => kind.EndsWith('-') ? method.StartsWith(kind, StringComparison.Ordinal) : method == kind));
}
