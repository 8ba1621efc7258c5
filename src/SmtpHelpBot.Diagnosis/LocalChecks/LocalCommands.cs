using System.Globalization;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.LocalChecks;

/// <summary>A line to run on the person's own computer.</summary>
/// <param name="System">Key below <c>local_check.system.</c> in the texts.</param>
/// <param name="Line">The line.</param>
public sealed record LocalCommand(string System, string Line);

/// <summary>The one-line checks that are handed out. None needs a password, and none sends mail.</summary>
public static class LocalCommands
{
    /// <summary>Submission (RFC 6409).</summary>
    public const int SubmissionPort = 587;

    private const int ImplicitPort = 465;

    /// <summary>The lines for a server. The name comes from a pasted text: what is no host name never gets into a command.</summary>
    public static IReadOnlyList<LocalCommand> For(MailSettings settings)
    {
        if (settings.Host is not { } host || Uri.CheckHostName(host) != UriHostNameType.Dns)
        {
            return [];
        }

        var number = settings.Port ?? SubmissionPort;
        var port = number.ToString(CultureInfo.InvariantCulture);
        var implicitTls = settings.Encryption == Encryption.ImplicitTls || (settings.Encryption is null && number == ImplicitPort);
        return
        [
            new("windows", $"Test-NetConnection {host} -Port {port}"),
            new("unix", $"curl -sSv -m 20 --connect-timeout 10 --ssl-reqd {(implicitTls ? "smtps" : "smtp")}://{host}:{port} 2>&1 | grep -E 'onnect|esolve|subject:|issuer:|rror|curl:'"),
            new("unix_openssl", $"openssl s_client -connect {host}:{port}{(implicitTls ? "" : " -starttls smtp")} </dev/null 2>&1 | grep -E 'CONNECTED|connect:|subject|issuer|Verif|rror|errno'"),
            new("unix_plain", $"nc -vz -w 10 {host} {port}"),
            new("python", $"python3 -c \"{Python(host, port, implicitTls)}\""),
        ];
    }

    private static string Python(string host, string port, bool implicitTls)
    {
        var context = "context=ssl.create_default_context()";
        var (open, encrypt) = implicitTls ? ($"smtplib.SMTP_SSL('{host}', {port}, timeout=10, {context})", "") : ($"smtplib.SMTP('{host}', {port}, timeout=10)", $" s.starttls({context});");
        return $"import smtplib, ssl; s = {open}; print('connected to {host} {port}');{encrypt} print('issuer:', ', '.join('='.join(p[0]) for p in s.sock.getpeercert()['issuer']))";
    }
}
