using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using SmtpHelpBot.EndToEnd.Processes;

namespace SmtpHelpBot.Probe.Tests.RealServers;

/// <summary>A mail server of Debian's with files of its own, on ports 465 and 587 of a loopback address of its own. It trusts nobody and sends nothing.</summary>
internal sealed class MailProgram : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly X509Certificate2 certificate;
    private Process? process;

    private MailProgram()
    {
        var number = RandomNumberGenerator.GetInt32(1, 255 * 254);
        Address = IPAddress.Parse($"127.31.{number / 254}.{1 + (number % 254)}");
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=mail.example.com", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(Address);
        request.CertificateExtensions.Add(names.Build());
        certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(60));
        File.WriteAllText(folder.File("certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("key.pem"), key.ExportPkcs8PrivateKeyPem());
        Directory.CreateDirectory(folder.File("spool"));
    }

    public IPAddress Address { get; }

    public X509Certificate2Collection Roots => [certificate];

    /// <summary>Starts a program that stays in the foreground; its shell line and its configuration may name the folder and the address.</summary>
    public static async Task<MailProgram> StartAsync(Func<string, IPAddress, string> configuration, Func<string, string> line, CancellationToken cancellation)
    {
        var program = new MailProgram();
        await File.WriteAllTextAsync(program.folder.File("program.conf"), configuration(program.folder.Path, program.Address), cancellation);
        program.process = Process.Start(new ProcessStartInfo("/usr/bin/setsid", ["/bin/sh", "-c", $"chmod 755 {program.folder.Path}; chmod 644 {program.folder.File("key.pem")}\n{line(program.folder.Path)}"]) { UseShellExecute = false })
            ?? throw new InvalidOperationException("setsid did not start.");
        await program.AnswersAsync(cancellation);
        return program;
    }

    public async ValueTask DisposeAsync()
    {
        process?.Kill(entireProcessTree: true);
        await (process?.WaitForExitAsync() ?? Task.CompletedTask);
        process?.Dispose();
        certificate.Dispose();
        folder.Dispose();
    }

    private async Task AnswersAsync(CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(Address, 587, cancellation);
                return;
            }
            catch (SocketException)
            {
                Assert.False(process!.HasExited, "The mail server ended.");
                await Task.Delay(50, cancellation);
            }
        }
    }
}
