using SmtpHelpBot.Probe.Session;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>Recognises what else may answer on a mail port.</summary>
internal static class OtherServices
{
    private static readonly (string Start, FindingKind Kind)[] Starts =
    [
        ("* OK", FindingKind.ImapServer),
        ("* BYE", FindingKind.ImapServer),
        ("* PREAUTH", FindingKind.ImapServer),
        ("+OK", FindingKind.Pop3Server),
        ("-ERR", FindingKind.Pop3Server),
        ("\"IMPLEMENTATION\"", FindingKind.ImapServer),
        ("SSH-", FindingKind.SshServer),
        ("HTTP/", FindingKind.WebServer),
        ("<", FindingKind.WebServer),
    ];

    public static IEnumerable<Noted> Of(PortSight sight)
    {
        if ((sight.Second?.Foreign ?? sight.First.Foreign) is { } foreign && !IsReply(foreign))
        {
            yield return Name(foreign);
        }
        else if (sight.First is { Ending: Ending.NotSmtp, Greeting: { Code: null, Lines: [var line, ..] } })
        {
            yield return Name(ServerText.Clean(line));
        }
        else if (sight.First is { Ending: Ending.Rejected, Greeting: { Code: 220 } greeting, LastPhase: Phases.Ehlo } && IsFtp(greeting))
        {
            yield return new(FindingKind.FtpServer, ("words", ServerText.Clean(greeting.Lines[0])));
        }
    }

    /// <summary>Whether the words are a reply in SMTP, in clear where TLS was expected.</summary>
    public static bool IsReply(string words) => words.Length > 3 && words[0] is '2' or '4' or '5' && char.IsAsciiDigit(words[1]) && char.IsAsciiDigit(words[2]) && words[3] is ' ' or '-';

    private static Noted Name(string words)
    {
        var kind = Array.Find(Starts, start => words.StartsWith(start.Start, StringComparison.OrdinalIgnoreCase)).Kind ?? FindingKind.OtherService;
        return new(kind == FindingKind.WebServer && IsSignInPage(words) ? FindingKind.CaptivePortal : kind, ("words", ServerText.Clean(words, 80)));
    }

    /// <summary>A network that wants a sign-in page to be visited first answers so (RFC 6585, section 6), or sends elsewhere.</summary>
    private static bool IsSignInPage(string words) => words.Split(' ') is [_, "511" or "407" or "302" or "303" or "307", ..];

    private static bool IsFtp(Exchange greeting) => greeting.Lines.Any(line => line.Contains("FTP", StringComparison.OrdinalIgnoreCase) && !line.Contains("SMTP", StringComparison.OrdinalIgnoreCase));
}
