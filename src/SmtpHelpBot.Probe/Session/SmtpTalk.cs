using MailKit.Net.Smtp;
using MailKit.Security;
using SmtpHelpBot.Probe.Wire;

namespace SmtpHelpBot.Probe.Session;

/// <summary>The commands of a look, spoken by MailKit. There is none that signs in and none that sends mail.</summary>
internal sealed class SmtpTalk : SmtpClient
{
    /// <summary>Introduces itself by this name, never by the machine's.</summary>
    public SmtpTalk(string ehloName) => LocalDomain = ehloName;

    /// <summary>Reads the greeting and says EHLO.</summary>
    public Task GreetAsync(SmtpWire wire, string host, int port, CancellationToken cancellation) =>
        ConnectAsync(wire, host, port, SecureSocketOptions.None, cancellation);

    /// <summary>Asks for TLS; true where the server is ready for it.</summary>
    public async Task<bool> StartTlsAsync(CancellationToken cancellation) =>
        (await SendCommandAsync("STARTTLS", cancellation).ConfigureAwait(false)).StatusCode == SmtpStatusCode.ServiceReady;

    /// <summary>Says EHLO again, after TLS.</summary>
    public Task EhloAsync(CancellationToken cancellation) => SendCommandAsync($"EHLO {LocalDomain}", cancellation);

    /// <summary>Says QUIT.</summary>
    public Task QuitAsync(CancellationToken cancellation) => SendCommandAsync("QUIT", cancellation);
}
