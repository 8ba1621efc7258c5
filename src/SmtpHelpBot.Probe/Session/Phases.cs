namespace SmtpHelpBot.Probe.Session;

/// <summary>Names of the phases.</summary>
internal static class Phases
{
    public const string Dns = "dns";
    public const string Tcp = "tcp";
    public const string Banner = "banner";
    public const string Ehlo = "ehlo";
    public const string StartTls = "starttls";
    public const string Tls = "tls";
    public const string EhloTls = "ehlo_tls";
    public const string Done = "done";
}
