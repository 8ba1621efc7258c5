namespace SmtpHelpBot.Probe.Tests.RealServers;

/// <summary>Debian's Dovecot as a submission proxy, which hands on only what is signed in: nothing here ever is.</summary>
internal static class Dovecot
{
    private const string Program = "/usr/sbin/dovecot";

    /// <summary>Why there is none here; empty where there is.</summary>
    public static string Missing { get; } =
        !File.Exists(Program) || !File.Exists("/usr/lib/dovecot/submission-login") ? "Debian's dovecot-submissiond is not installed."
        : Environment.IsPrivilegedProcess ? "" : "Dovecot on port 587 needs root.";

    public static Task<MailProgram> StartAsync(CancellationToken cancellation) => MailProgram.StartAsync(
        (folder, address) => $$"""
            base_dir = {{folder}}/base
            state_dir = {{folder}}/state
            log_path = {{folder}}/log
            instance_name = smtphelpbot-{{address}}
            protocols = submission
            listen = {{address}}
            ssl = required
            ssl_cert = <{{folder}}/certificate.pem
            ssl_key = <{{folder}}/key.pem
            auth_mechanisms = plain login
            mail_location = maildir:{{folder}}/mail
            hostname = mail.example.com
            submission_relay_host = 127.0.0.1
            service submission-login {
              inet_listener submission {
                port = 587
              }
              inet_listener submissions {
                port = 465
                ssl = yes
              }
            }
            passdb {
              driver = static
              args = nopassword=n password=never
            }
            userdb {
              driver = static
              args = uid=65534 gid=65534 home={{folder}}/mail
            }

            """,
        folder => $"exec {Program} -F -c {folder}/program.conf",
        cancellation);
}
