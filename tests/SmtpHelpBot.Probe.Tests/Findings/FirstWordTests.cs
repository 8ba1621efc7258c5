using SmtpHelpBot.Probe.Tests.Lab;

namespace SmtpHelpBot.Probe.Tests.Findings;

/// <summary>What the first words of a server tell.</summary>
public sealed class FirstWordTests : IAsyncDisposable
{
    private readonly World world = new();

    [Theory]
    [InlineData("* OK [CAPABILITY IMAP4rev1] ready", "imap_server")]
    [InlineData("+OK POP3 ready", "pop3_server")]
    [InlineData("SSH-2.0-OpenSSH_9.2", "ssh_server")]
    [InlineData("HTTP/1.1 400 Bad Request", "web_server")]
    [InlineData("HTTP/1.1 302 Found", "captive_portal")]
    [InlineData("hello there", "other_service")]
    [InlineData("421 4.7.0 Error: too many connections", "rate_limited")]
    [InlineData("421 4.3.2 Service not available", "temporarily_unavailable")]
    [InlineData("554 5.7.1 Client host rejected", "address_refused")]
    public async Task The_first_words_tell_what_answers(string words, string finding)
    {
        world.Serve(587, new Script().Say(words).Hold());

        await world.LeadsAsync(finding, 587);
    }

    [Fact]
    public async Task A_firewall_that_masks_the_greeting_is_told()
    {
        world.Serve(25, new Script().Say("220 **********************").Expect("EHLO", "250-mail.example.org", "250 SIZE 1").Expect("QUIT", "221 Bye"));

        await world.LeadsAsync("starttls_masked", 25);
    }

    [Fact]
    public async Task An_FTP_server_is_not_taken_for_a_mail_server_although_it_greets_alike()
    {
        world.Serve(587, new Script().Say("220 (vsFTPd 3.0.3)").Expect("EHLO", "530 Please login with USER and PASS.").Expect("HELO", "530 Please login with USER and PASS.").Hold());

        await world.LeadsAsync("ftp_server", 587);
    }

    [Fact]
    public async Task A_refused_name_is_not_the_users_fault()
    {
        world.Serve(587, new Script().Say("220 hi").Expect("EHLO", "550 5.7.1 Invalid HELO name").Expect("HELO", "550 5.7.1 Invalid HELO name").Hold());

        await world.LeadsAsync("ehlo_name_refused", 587);
    }

    public ValueTask DisposeAsync() => world.DisposeAsync();
}
