namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>A person pastes settings, or what a check on their computer printed.</summary>
public sealed class SettingsTests
{
    private const string BothFlags = "EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_USE_SSL = True\nEMAIL_HOST_USER = 'rosa@gmail.com'";
    private const string Fine = "MAIL_MAILER=smtp\nMAIL_HOST=smtp.gmx.net\nMAIL_HOST=mail.gmx.net\nMAIL_PORT=587\nMAIL_USERNAME=rosa@gmx.de\nMAIL_FROM_ADDRESS=rosa@gmx.de";
    private const string Blocked = "WARNING: TCP connect to (142.250.27.108 : 587) failed\n\nComputerName     : smtp.gmail.com\nRemotePort       : 587\nTcpTestSucceeded : False";

    private readonly World world = new();
    private readonly Chat rosa;

    public SettingsTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task Settings_that_contradict_themselves_come_back_right()
    {
        await rosa.SayAsync(BothFlags);

        Assert.Contains("Account settings", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Both kinds of encryption are switched on in Django.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("EMAIL_USE_SSL = False", rosa.Last.Words.Split('\n'));
        Assert.Contains("EMAIL_HOST_PASSWORD = os.environ['EMAIL_HOST_PASSWORD']", rosa.Last.Words.Split('\n'));
    }

    [Fact]
    public async Task Settings_that_fit_are_shown_beside_what_the_provider_documents()
    {
        await rosa.SayAsync(Fine);

        Assert.Contains("Your settings and what the provider asks for", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("mail.gmx.net", rosa.Last.Words.Split('\n'));
        Assert.DoesNotContain("What does not fit", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["fixed", "not_fixed", "skip", "back", "start_over", "human"], rosa.Offered);
    }

    [Fact]
    public async Task A_check_from_the_persons_computer_is_told_apart_from_an_error()
    {
        await rosa.SayAsync(Blocked);

        Assert.Contains("Firewall or antivirus", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("From your computer smtp.gmail.com cannot be reached on port 587.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("I have not looked at it from here yet.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_provider_step_has_the_message_to_the_provider()
    {
        await rosa.SayAsync("535 5.7.8 Username and Password not accepted. gsmtp");
        while (!rosa.Last.Words.Contains("Contact the provider", StringComparison.Ordinal))
        {
            await rosa.SayAsync("skip");
        }

        Assert.Contains("A message to copy", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Hello, signing in to send mail fails for my account.", rosa.Last.Words, StringComparison.Ordinal);
    }
}
