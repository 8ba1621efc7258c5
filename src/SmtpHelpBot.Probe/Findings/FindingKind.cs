using System.Reflection;
using SmtpHelpBot.Diagnosis.Causes;
using CauseOf = SmtpHelpBot.Diagnosis.Causes.Cause;

namespace SmtpHelpBot.Probe.Findings;

/// <summary>How much a finding says about the whole server.</summary>
internal enum Force
{
    /// <summary>It leads the conclusion even where another port is fine.</summary>
    Loud,

    /// <summary>It leads the conclusion where no port is fine.</summary>
    Fault,

    /// <summary>The server works; it is added as advice.</summary>
    Advice,

    /// <summary>It only informs.</summary>
    Note,
}

/// <summary>A kind of finding.</summary>
/// <param name="Id">Its name; its texts stand below <c>finding.</c> and, where it can lead or advises, <c>conclusion.</c></param>
/// <param name="Cause">The cause it points to; null where it only informs.</param>
/// <param name="Force">How much it says.</param>
internal sealed record FindingKind(string Id, Cause? Cause, Force Force)
{
    // What tells more stands first: of several faults the first leads.
    public static readonly FindingKind TlsIntercepted = new("tls_intercepted", CauseOf.FirewallAntivirus, Force.Loud);
    public static readonly FindingKind StartTlsMasked = new("starttls_masked", CauseOf.FirewallAntivirus, Force.Loud);
    public static readonly FindingKind StartTlsInjected = new("starttls_injected", CauseOf.FirewallAntivirus, Force.Loud);
    public static readonly FindingKind MailScanner = new("mail_scanner", CauseOf.FirewallAntivirus, Force.Loud);
    public static readonly FindingKind CaptivePortal = new("captive_portal", CauseOf.FirewallAntivirus, Force.Loud);
    public static readonly FindingKind WebServer = new("web_server", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind ImapServer = new("imap_server", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind Pop3Server = new("pop3_server", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind SshServer = new("ssh_server", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind FtpServer = new("ftp_server", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind OtherService = new("other_service", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind RateLimited = new("rate_limited", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind NoMailService = new("no_mail_service", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind AddressRefused = new("address_refused", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind EhloUnknown = new("ehlo_unknown", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind EhloNameRefused = new("ehlo_name_refused", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind TemporarilyUnavailable = new("temporarily_unavailable", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind Rejected = new("rejected", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind StartTlsUnavailable = new("starttls_unavailable", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind StartTlsOn465 = new("starttls_on_465", CauseOf.AccountSettings, Force.Loud);
    public static readonly FindingKind TlsAtOnce = new("tls_at_once", CauseOf.AccountSettings, Force.Loud);
    public static readonly FindingKind TlsTooOld = new("tls_too_old", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind TlsWeak = new("tls_weak", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind TlsNameUnknown = new("tls_name_unknown", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind TlsCut = new("tls_cut", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind TlsNothingInCommon = new("tls_nothing_in_common", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind ClientCertificateWanted = new("client_certificate_wanted", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind TlsBroken = new("tls_broken", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind TlsSilent = new("tls_silent", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind CertificateExpired = new("certificate_expired", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind CertificateNotYetValid = new("certificate_not_yet_valid", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind CertificateWeak = new("certificate_weak", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind CertificateSelfSigned = new("certificate_self_signed", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind CertificateIncomplete = new("certificate_incomplete", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind CertificatePrivate = new("certificate_private", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind CertificateCommonNameOnly = new("certificate_common_name_only", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind CertificateOtherName = new("certificate_other_name", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind ClosedAfterTls = new("closed_after_tls", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind SilentAfterTls = new("silent_after_tls", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind TooMuch = new("too_much", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind Dripping = new("dripping", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind SilentAfterGreeting = new("silent_after_greeting", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind NoBackEnd = new("no_back_end", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind ClosedAtOnce = new("closed_at_once", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind ResetAtOnce = new("reset_at_once", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind ResetInTheMiddle = new("reset_in_the_middle", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind ClosedInTheMiddle = new("closed_in_the_middle", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind Silent = new("silent", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind OAuthOnly = new("oauth_only", CauseOf.TwoFactor, Force.Fault);
    public static readonly FindingKind ChallengeOnly = new("challenge_only", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind WindowsOnly = new("windows_only", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind ClearTextOnly = new("clear_text_only", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind StartTlsMissing = new("starttls_missing", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind NoSignIn = new("no_sign_in", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind SubmissionFiltered = new("submission_filtered", CauseOf.FirewallAntivirus, Force.Loud);
    public static readonly FindingKind DeadAddress = new("dead_address", CauseOf.ProviderIssue, Force.Loud);
    public static readonly FindingKind UnevenAddress = new("uneven_address", CauseOf.ProviderIssue, Force.Loud);
    public static readonly FindingKind RelayOnly = new("relay_only", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind OnlyPort25 = new("only_port_25", CauseOf.AccountSettings, Force.Loud);
    public static readonly FindingKind NameMissing = new("name_missing", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind NameWithoutAddress = new("name_without_address", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind NameServersFail = new("name_servers_fail", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind NameServersSilent = new("name_servers_silent", CauseOf.ProviderIssue, Force.Fault);
    public static readonly FindingKind AllRefusedByFirewall = new("all_refused_by_firewall", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind NothingAnswers = new("nothing_answers", CauseOf.FirewallAntivirus, Force.Fault);
    public static readonly FindingKind NothingListens = new("nothing_listens", CauseOf.AccountSettings, Force.Fault);
    public static readonly FindingKind AnswersUnasked = new("answers_unasked", null, Force.Advice);
    public static readonly FindingKind TlsNewOnly = new("tls_new_only", null, Force.Advice);
    public static readonly FindingKind SlowGreeting = new("slow_greeting", null, Force.Advice);
    public static readonly FindingKind SignInBeforeEncryption = new("sign_in_before_encryption", null, Force.Advice);
    public static readonly FindingKind CertificateForName = new("certificate_for_name", null, Force.Advice);
    public static readonly FindingKind CertificateEndsSoon = new("certificate_ends_soon", null, Force.Advice);
    public static readonly FindingKind SubmissionClosed = new("submission_closed", null, Force.Advice);
    public static readonly FindingKind LongList = new("long_list", null, Force.Note);
    public static readonly FindingKind PortFiltered = new("port_filtered", null, Force.Note);
    public static readonly FindingKind PortRefusedByFirewall = new("port_refused_by_firewall", null, Force.Note);
    public static readonly FindingKind PortClosed = new("port_closed", null, Force.Note);
    public static readonly FindingKind Relay = new("relay", null, Force.Note);
    public static readonly FindingKind NoRoute = new("no_route", null, Force.Note);

    /// <summary>All kinds, in the order above.</summary>
    public static IReadOnlyList<FindingKind> All { get; } =
        [.. typeof(FindingKind).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.GetValue(null)).OfType<FindingKind>()];
}
