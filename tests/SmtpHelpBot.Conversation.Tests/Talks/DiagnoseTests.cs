using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

public sealed class DiagnoseTests
{
    private const string GmailError = "SMTPAuthenticationError at /\n(535, b'5.7.8 Username and Password not accepted. https://support.google.com/mail/?p=BadCredentials gsmtp')";
    private readonly World world = new();
    private readonly Chat rosa;

    public DiagnoseTests() => rosa = world.Chat("Rosa", "rosa-and-bot");

    [Fact]
    public async Task A_new_chat_is_greeted_once_however_often_the_client_says_it_joined()
    {
        await rosa.InstallAsync();
        await rosa.JoinAsync();
        await rosa.InstallAsync();

        var welcome = Assert.Single(rosa.Messages);
        Assert.Contains("Let's get your mail going out again", welcome.Words, StringComparison.Ordinal);
        Assert.Equal(["diagnose", "walk", "check", "human"], rosa.Offered);
    }

    [Fact]
    public async Task A_pasted_error_is_answered_with_its_cause_the_evidence_and_what_to_do()
    {
        await rosa.SayAsync(GmailError);

        Assert.Contains("Most likely", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Two-factor sign-in", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("5.7.8 Username and Password not accepted", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("What to do now", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["fixed", "not_fixed", "check", "human", "start_over"], rosa.Offered);
    }

    [Fact]
    public async Task The_form_takes_an_error_too()
    {
        await rosa.SayAsync("hello");
        await rosa.PressAsync("diagnose");
        await rosa.PressAsync("read", ("text", GmailError));

        Assert.Contains("Most likely", rosa.Answer, StringComparison.Ordinal);
        Assert.Single(rosa.Messages);
    }

    [Fact]
    public async Task The_form_can_be_left()
    {
        await rosa.SayAsync("diagnose");
        await rosa.PressAsync("cancel");

        Assert.Contains("Cancelled. Nothing was sent.", rosa.Answer, StringComparison.Ordinal);
        Assert.Equal(["diagnose", "walk", "check", "human"], rosa.Offered);
    }

    [Fact]
    public async Task Cancel_with_nothing_open_says_where_we_are()
    {
        await rosa.SayAsync("cancel");

        Assert.Contains("There was nothing to cancel.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_say_nothing_about_mail_get_a_way_on()
    {
        await rosa.SayAsync("what a lovely day");

        Assert.Contains("I found nothing about sending mail in that.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("walk", rosa.Offered);
    }

    [Fact]
    public async Task A_server_name_alone_is_noted_and_the_error_is_asked_for()
    {
        await rosa.SayAsync("smtp.example.com");

        Assert.Contains("Noted: smtp.example.com. What does the error say?", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("it is an iCloud mailbox in Outlook", "Noted: Apple iCloud Mail, Outlook.", "Use an app password")]
    [InlineData("the mailbox is at Fastmail", "Noted: Fastmail.", "Use an app password")]
    [InlineData("we are with Hetzner", "Noted: Hetzner", "Compare your settings")]
    public async Task A_provider_alone_is_noted_by_name_and_answered_with_what_its_rules_point_to(string words, string noted, string step)
    {
        await rosa.SayAsync(words);

        Assert.Contains(noted, rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains(step, rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("What does the error say?", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not_fixed", null)]
    [InlineData("skip", null)]
    [InlineData(null, "still broken")]
    [InlineData(null, "skip")]
    public async Task Where_what_mostly_helps_at_a_provider_did_not_or_was_skipped_the_other_steps_follow(string? pressed, string? said)
    {
        await rosa.SayAsync("it is an iCloud mailbox in Outlook");
        await (pressed is null ? rosa.SayAsync(said!) : rosa.PressAsync(pressed));

        Assert.Contains("Step 2 of", rosa.Last.Words, StringComparison.OrdinalIgnoreCase);
        for (var step = 0; step < 6; step++)
        {
            Assert.DoesNotContain("needs a password of its own", rosa.Last.Words, StringComparison.Ordinal);
            await rosa.PressAsync("skip");
        }
    }

    [Fact]
    public async Task A_provider_that_is_named_in_the_middle_of_the_steps_is_noted_and_the_steps_go_on()
    {
        await rosa.SayAsync("walk me through");
        await rosa.PressAsync("not_fixed");
        await rosa.SayAsync("the mailbox is at Fastmail");

        Assert.Contains("Noted: Fastmail.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Step 2 of", rosa.Last.Words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Back_where_no_step_was_tried_says_so()
    {
        await rosa.SayAsync("it is an iCloud mailbox in Outlook");
        await rosa.PressAsync("back");

        Assert.Contains("This is the first step.", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("yes", "Let's get your mail going out again")]
    [InlineData("thanks", "You are welcome.")]
    [InlineData("ok", "You are welcome.")]
    public async Task Small_words_with_nothing_under_way_are_answered_as_such(string words, string said)
    {
        await rosa.SayAsync(words);

        Assert.Contains(said, rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a password", SecretKind.Password)]
    [InlineData("a password and an access token", SecretKind.Password, SecretKind.Token)]
    [InlineData("a password, an API key and an access token", SecretKind.Password, SecretKind.ApiKey, SecretKind.Token)]
    public async Task A_masked_secret_is_told_of_before_all_else(string told, params SecretKind[] masked)
    {
        await rosa.SayAsync("password=*** " + GmailError, new(masked, Truncated: false, Attachments: 0));

        Assert.Contains($"I masked {told} before keeping anything.", rosa.Messages[^2].Words, StringComparison.Ordinal);
        Assert.Contains("Most likely", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_text_that_was_cut_is_told_of()
    {
        await rosa.SayAsync(GmailError, new([], Truncated: true, Attachments: 0));

        Assert.Contains("I read the first 64 KiB", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Most likely", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_instead_of_text_gets_the_form()
    {
        await rosa.SayAsync("", new([], Truncated: false, Attachments: 1));

        Assert.Contains("I cannot read files, pictures or cards.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Equal(["read", "cancel"], rosa.Offered);
    }

    [Fact]
    public async Task In_a_channel_the_mention_is_no_part_of_the_text()
    {
        var channel = world.Chat("Rosa", "team;messageid=1", "channel");
        await channel.MentionAsync("help");

        Assert.Contains("What you can say", channel.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Solved_is_solved_and_the_next_paste_is_a_new_case()
    {
        await rosa.SayAsync(GmailError);
        await rosa.PressAsync("fixed");
        Assert.Contains("Keep two-factor sign-in on.", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.SayAsync("connect ETIMEDOUT");
        Assert.Contains("Firewall or antivirus", rosa.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("5.7.8", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_at_another_provider_is_another_trouble_and_that_is_said()
    {
        await rosa.SayAsync(GmailError);
        await rosa.SayAsync("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [FR0P281CA0001.DEUP281.PROD.OUTLOOK.COM]");

        Assert.Contains("This one is from Microsoft 365, so I look at it by itself.", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Account settings", rosa.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("5.7.8", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("535 5.7.8 authentication failed")]
    [InlineData("535 5.7.8 Username and Password not accepted b1sm1 - gsmtp")]
    public async Task More_of_the_same_trouble_is_read_with_what_is_known(string more)
    {
        await rosa.SayAsync(GmailError);
        await rosa.SayAsync(more);

        Assert.DoesNotContain("by itself", rosa.Last.Words, StringComparison.Ordinal);
        Assert.Contains("Gmail", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I use Gmail in Outlook and it asks for my password again and again", "What does the message say, word for word?", "Which mail provider")]
    [InlineData("our scanner stopped sending mails since monday, it is a Konica Minolta bizhub", "Which mail server is set in the device", "make and model")]
    [InlineData("my program asks for my password again and again", "Which mail provider is it", "Gmail")]
    public async Task Nobody_is_asked_for_what_they_said(string said, string asked, string known)
    {
        await rosa.SayAsync(said);

        Assert.Contains(asked, rosa.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(known, rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_human_has_stays_one_trouble()
    {
        await world.HelpdeskAsync();
        await rosa.SayAsync(GmailError);
        await rosa.PressAsync("human");
        await rosa.PressAsync("send");
        await rosa.SayAsync("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. [FR0P281CA0001.DEUP281.PROD.OUTLOOK.COM]");

        Assert.DoesNotContain("by itself", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_says_where_we_are()
    {
        await rosa.SayAsync("status");
        Assert.Contains("We have not started yet.", rosa.Last.Words, StringComparison.Ordinal);

        await rosa.SayAsync(GmailError);
        await rosa.SayAsync("status");
        Assert.Contains("Two-factor sign-in", rosa.Last.Words, StringComparison.Ordinal);
    }
}
