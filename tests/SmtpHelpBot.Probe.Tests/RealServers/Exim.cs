namespace SmtpHelpBot.Probe.Tests.RealServers;

/// <summary>Debian's Exim, installed or only unpacked: it excludes Postfix as a package.</summary>
internal static class Exim
{
    private static readonly string? Program = new[]
    {
        "/usr/sbin/exim4",
        Path.Combine(Environment.GetEnvironmentVariable("XDG_CACHE_HOME") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache"), "smtphelpbot-tests/exim/usr/sbin/exim4"),
    }.FirstOrDefault(File.Exists);

    /// <summary>Why there is none here; empty where there is.</summary>
    public static string Missing { get; } = Program is null ? "Debian's exim4 is neither installed nor unpacked." : Environment.IsPrivilegedProcess ? "" : "Exim on port 587 needs root.";

    // Unpacked, it has no user of its own: a private view of /etc/passwd gives it one.
    public static Task<MailProgram> StartAsync(CancellationToken cancellation) => MailProgram.StartAsync(
        (folder, address) => $$$"""
            primary_hostname = mail.example.com
            spool_directory = {{{folder}}}/spool
            log_file_path = {{{folder}}}/spool/%slog
            pid_file_path = {{{folder}}}/spool/pid
            local_interfaces = {{{address}}}
            daemon_smtp_ports = 465 : 587
            tls_on_connect_ports = 465
            tls_advertise_hosts = *
            tls_certificate = {{{folder}}}/certificate.pem
            tls_privatekey = {{{folder}}}/key.pem
            message_size_limit = 25M
            host_lookup =
            rfc1413_hosts =
            auth_advertise_hosts = ${if def:tls_in_cipher{*}{}}
            begin authenticators
            plain:
              driver = plaintext
              public_name = PLAIN
              server_prompts = :
              server_condition = no

            """,
        folder => $"""
            cp /etc/passwd {folder}/passwd; cp /etc/group {folder}/group
            grep -q '^Debian-exim:' {folder}/passwd || echo 'Debian-exim:x:970:970::/nonexistent:/usr/sbin/nologin' >>{folder}/passwd
            grep -q '^Debian-exim:' {folder}/group || echo 'Debian-exim:x:970:' >>{folder}/group
            chown -R 970 {folder}/spool
            exec unshare -m --propagation private sh -c 'mount --bind {folder}/passwd /etc/passwd && mount --bind {folder}/group /etc/group && exec {Program} -C {folder}/program.conf -bdf'
            """,
        cancellation);
}
