using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SmtpHelpBot.EndToEnd.Processes;

/// <summary>Debian's Postfix as a submission server (port 587, STARTTLS, sign-in after it), on a loopback address and with files of its own.</summary>
internal sealed class Postfix : IAsyncDisposable
{
    private const string Program = "/usr/sbin/postfix";
    private readonly TemporaryFolder folder;

    private Postfix(TemporaryFolder folder, IPAddress address)
    {
        this.folder = folder;
        Address = address;
    }

    public IPAddress Address { get; }

    /// <summary>The certificate to trust, as a PEM file.</summary>
    public string Certificate => folder.File("certificate.pem");

    /// <summary>Why there is none here; empty where there is.</summary>
    public static string Missing { get; } =
        !File.Exists(Program) ? "Debian's postfix is not installed."
        : !Environment.IsPrivilegedProcess ? "Postfix on port 587 needs root."
        : "";

    public static async Task<Postfix> StartAsync(CancellationToken cancel)
    {
        var number = RandomNumberGenerator.GetInt32(1, 255 * 254);
        var postfix = new Postfix(new(), IPAddress.Parse($"127.30.{number / 254}.{1 + (number % 254)}"));
        postfix.WriteCertificate();
        await postfix.WriteConfigurationAsync();
        await RunAsync(Program, "-c", postfix.folder.Path, "start");
        await postfix.GreetsAsync(cancel);
        return postfix;
    }

    public async ValueTask DisposeAsync()
    {
        await RunAsync(Program, "-c", folder.Path, "stop");
        folder.Dispose();
    }

    private async Task GreetsAsync(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(Address, 587, cancel);
                using var reader = new StreamReader(client.GetStream());
                Assert.StartsWith("220 mail.example.com", await reader.ReadLineAsync(cancel), StringComparison.Ordinal);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100, cancel);
            }
        }
    }

    private void WriteCertificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(Address);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(60));
        File.WriteAllText(Certificate, certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("key.pem"), key.ExportPkcs8PrivateKeyPem());
    }

    private async Task WriteConfigurationAsync()
    {
        Directory.CreateDirectory(folder.File("queue"));
        Directory.CreateDirectory(folder.File("data"));
        await RunAsync("chmod", "755", folder.Path);
        await RunAsync("chown", "postfix", folder.File("data"));
        await File.WriteAllTextAsync(folder.File("main.cf"), $"""
            compatibility_level = 3.6
            queue_directory = {folder.File("queue")}
            data_directory = {folder.File("data")}
            myhostname = mail.example.com
            inet_protocols = ipv4
            mydestination =
            local_recipient_maps =
            maillog_file = {folder.File("mail.log")}
            maillog_file_prefixes = {folder.Path}
            smtpd_tls_security_level = may
            smtpd_tls_cert_file = {Certificate}
            smtpd_tls_key_file = {folder.File("key.pem")}
            smtpd_tls_auth_only = yes
            smtpd_sasl_auth_enable = yes
            smtpd_sasl_mechanism_filter = plain, login

            """);
        await File.WriteAllTextAsync(folder.File("master.cf"), $"""
            {Address}:587 inet n - n - - smtpd
            postlog unix-dgram n - n - 1 postlogd
            tlsmgr unix - - n 1000? 1 tlsmgr
            rewrite unix - - n - - trivial-rewrite
            anvil unix - - n - 1 anvil

            """);
    }

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
