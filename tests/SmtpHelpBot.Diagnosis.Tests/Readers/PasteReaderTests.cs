using CsCheck;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

public sealed class PasteReaderTests
{
    private static readonly string[] Parts =
    [
        "535 5.7.8 ", "535-5.7.8 ", "b'", "\\n", "\\xc3\\xa9", "\\u00e9", "&lt;", "<td>", "<script>", "=3D", "=\n", "login failed", "password", "334 \n", "smtp.gmail.com:587", "@", "\0", "\ud800", "ÇëÊ¹ÓÃÊÚÈ¨Âë", "\\", "#", " ", "\n", "5.", "5.7", "(535, ",
    ];

    [Theory]
    [InlineData("535 5.7.8 no", 535, "5.7.8")]
    [InlineData("535-5.7.8 no\n535 5.7.8 really", 535, "5.7.8")]
    [InlineData("(535, b'5.7.8 no')", 535, "5.7.8")]
    [InlineData("535: 5.7.8 no", 535, "5.7.8")]
    [InlineData("SMTP Error (535): Authentication failed", 535, null)]
    [InlineData("responseCode: 535, command: 'AUTH PLAIN'", 535, null)]
    [InlineData("but got code \"550\", with message \"550 5.4.5 Daily limit\"", 550, "5.4.5")]
    [InlineData("dsn=4.7.0, status=deferred", null, "4.7.0")]
    [InlineData("The server response was: 5.7.57 Client not authenticated", null, "5.7.57")]
    [InlineData("535 5.7.139 Authentication unsuccessful", 535, "5.7.139")]
    [InlineData("502 unimplemented (#5.5.1)", 502, "5.5.1")]
    [InlineData("SMTPSenderRefused: 530\n5.7.57 SMTP; Client was not authenticated", 530, "5.7.57")]
    [InlineData("SMTP code: 530 Detail: 5.7.57 SMTP", 530, "5.7.57")]
    [InlineData("Status: 5.7.0 535 Authentication failed", 535, "5.7.0")]
    [InlineData("554 5.2.252 SendAsDenied", 554, "5.2.252")]
    [InlineData("334 VXNlcm5hbWU6", 334, null)]
    [InlineData("451Requested mail action not taken", 451, null)]
    [InlineData("发送时出现554错误", 554, null)]
    [InlineData("SMTP code:530 msg:530 SMTP authentication is required", 530, null)]
    [InlineData("451 internal server error, please come back", 451, null)]
    [InlineData("535", null, null)]
    [InlineData("the new key, still 535", 535, null)]
    [InlineData("alerts of our monitoring say 550", 550, null)]
    [InlineData("smtp sign-in at rule.js:535", null, null)]
    [InlineData("mail.py, line 535, in send", null, null)]
    public void Codes_are_read_wherever_they_stand(string text, int? code, string? enhanced)
    {
        var reading = PasteReader.Read(text);
        Assert.Equal((code, enhanced), (reading.SmtpCode, reading.EnhancedCode));
    }

    [Theory]
    [InlineData("535 5.7.139 Authentication unsuccessful", true)]
    [InlineData("535 5.7.139 Authentication unsuccessful, the user credentials were incorrect", false)]
    [InlineData("535 5.7.139 Authentication unsuccessful, basic authentication is disabled", false)]
    [InlineData("535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully", false)]
    [InlineData("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant", false)]
    public void The_rest_of_a_sentence_is_asked_for_only_where_it_is_missing(string text, bool asked) =>
        Assert.Equal(asked, PasteReader.Read(text).Evidence.Any(item => item.Reason == "tenant_rule_refuses"));

    [Theory]
    [InlineData("smtp.b.example:587", 587)]
    [InlineData("Host: smtp.b.example port 587 from our scanner", 587)]
    [InlineData("connect to smtp.b.example port: 465", 465)]
    [InlineData("smtp.b.example, port 2525", 2525)]
    [InlineData("Couldn't connect to host, port: smtp.b.example, 25; timeout -1", 25)]
    [InlineData("it goes to smtp.b.example on port 587", 587)]
    [InlineData("connect to smtp.b.example[192.0.2.7]:25: Connection timed out", 25)]
    [InlineData("I use smtp.b.example 465 with SSL", 465)]
    [InlineData("smtp.b.example 25 Nov 2026", null)]
    [InlineData("smtp.b.example 46 times", null)]
    [InlineData("smtp.b.example says 587 things", null)]
    [InlineData("smtp.b.example port 99999", null)]
    [InlineData("smtp.b.example port", null)]
    [InlineData("smtp.b.example[", null)]
    public void The_port_is_read_as_people_and_programs_write_it(string text, int? port)
    {
        var settings = PasteReader.Read(text).Settings;
        Assert.Equal(("smtp.b.example", port), (settings.Host, settings.Port));
    }

    [Theory]
    [InlineData("File \"smtplib.py\", line 535, in login")]
    [InlineData("connect to mail.b.example:554 failed")]
    [InlineData("Exim 4.94.2 and PHP 5.6.40 are installed")]
    [InlineData("nodemailer@4.7.0")]
    [InlineData("\"POST /mail HTTP/1.1\" 500 1406")]
    [InlineData("Completed 500 Internal Server Error in 772ms")]
    [InlineData("2026-11-25 10:00:00 took 450 ms")]
    [InlineData("500 messages, 450ms and 535px")]
    [InlineData("203.0.113.7")]
    public void Other_numbers_are_no_codes(string text)
    {
        var reading = PasteReader.Read(text);
        Assert.Equal((null, null), (reading.SmtpCode, reading.EnhancedCode));
    }

    [Fact]
    public void The_reply_to_a_sign_in_goes_before_the_others() =>
        Assert.Equal(535, PasteReader.Read("450 4.2.0 mailbox busy\n535 5.7.8 Error: authentication failed").SmtpCode);

    [Theory]
    [InlineData("535 5.7.3 Authentication unsuccessful [AM0PR0000.eurprd05.prod.outlook.com]", "account_settings", "smtp_auth_switched_on")]
    [InlineData("535 5.7.3 Authentication unsuccessful [mail.b.example]", "credentials", "smtp_auth_switched_on")]
    [InlineData("535 5.7.8 Username and Password not accepted p=BadCredentials gsmtp", "two_factor", "app_password_in_use")]
    [InlineData("I created an app password but still 535 5.7.8 Username and Password not accepted gsmtp", "credentials", "app_password_made_for_this_account")]
    public void What_the_text_leaves_open_is_ranked_and_asked(string text, string likeliest, string question)
    {
        var reading = PasteReader.Read(text);
        var ranked = Ranking.Of(reading.Evidence);

        Assert.Equal(likeliest, ranked[0].Cause.ToName());
        Assert.True(ranked[0].Confidence < 0.8, $"{ranked[0].Confidence}");
        Assert.True(ranked.Count > 1);
        Assert.Equal(question, reading.NextQuestion);
    }

    [Theory]
    [InlineData("smtp.sendgrid.net: 535 5.7.1 no", "api_key_wrong_kind")]
    [InlineData("smtp.mail.yahoo.com: 535 5.7.0 no", "app_password_required")]
    [InlineData("smtp.163.com: 535 no", "authorization_code_required")]
    [InlineData("mail.b.example: 535 no", "bad_credentials")]
    public void The_same_number_means_what_it_means_at_that_provider(string text, string fine) => Assert.Contains(fine, PasteReader.Read(text) switch
    {
        { Fine: "api_key_username" } => "api_key_wrong_kind",
        var reading => reading.Fine!,
    }, StringComparison.Ordinal);

    [Theory]
    [InlineData("<html><body><h1>SMTPAuthenticationError at /</h1><pre>(535, b&#x27;5.7.8 Error: authentication failed&#x27;)</pre><script>var x = 'timed out';</script></body></html>")]
    [InlineData("{\"message\":\"535-5.7.8 Error:\\r\\n535 5.7.8 authentication failed\"}")]
    [InlineData("{\\\"message\\\":\\\"535 5.7.8 Error: authentication\\\\nfailed\\\"}")]
    [InlineData("535 5.7.8 Error: =61uthentication=20\nfailed =3D")]
    [InlineData("535 5.7.8 Error:\n   authentication\n   failed")]
    [InlineData("ЕRR 535 5.7.8 Error\u00A0authentication failed")]
    public void Wrapping_does_not_hide_what_was_said(string text)
    {
        var reading = PasteReader.Read(text);
        Assert.Equal((535, "bad_credentials"), (reading.SmtpCode, reading.Fine));
    }

    [Theory]
    [InlineData("(535, b'Error: \\xc7\\xeb\\xca\\xb9\\xd3\\xc3\\xca\\xda\\xc8\\xa8\\xc2\\xeb\\xb5\\xc7\\xc2\\xbc')")]
    [InlineData("535 Error: ÇëÊ¹ÓÃÊÚÈ¨ÂëµÇÂ¼")]
    public void Chinese_bytes_become_Chinese(string text)
    {
        var reading = PasteReader.Read(text);
        Assert.Equal(("authorization_code_required", "zh"), (reading.Fine, reading.Language));
    }

    [Theory]
    [InlineData("Cannot connect to smtp.b.example:465", "smtp.b.example", 465)]
    [InlineData("relay=mail.b.example[203.0.113.7]:587, dsn=4.7.8", "mail.b.example", 587)]
    [InlineData("Could not connect to SMTP host: smtp.b.example, port: 465", "smtp.b.example", 465)]
    [InlineData("smtplib.SMTP('smtp.b.example', 587)", "smtp.b.example", null)]
    public void The_server_and_its_port_are_taken_from_the_text(string text, string host, int? port)
    {
        var settings = PasteReader.Read(text).Settings;
        Assert.Equal(host, settings.Host);
        Assert.True(port is null || port == settings.Port);
    }

    [Theory]
    [InlineData("gomail: could not send email 1: 535 no", "go-net-smtp")]
    [InlineData("smtplib.SMTPAuthenticationError: (535, b'no')", "python-smtplib")]
    [InlineData("Error: Invalid login: 535 no\n    at SMTPConnection._formatError", "nodemailer")]
    [InlineData("javax.mail.AuthenticationFailedException: 535 no", "javamail")]
    [InlineData("Net::SMTPAuthenticationError (535 no)", "ruby-net-smtp")]
    [InlineData("Couldn't connect to host: smtp.b.example, 587; nested exception is: connect timed out", "javamail")]
    [InlineData("failed to issue MAIL command: 501 no", "go-net-smtp")]
    [InlineData("connect ENETUNREACH 2001:db8::7:465 - Local (:::0)", "nodemailer")]
    [InlineData("The relay's API answered: status code 422", "http-api")]
    [InlineData("SMTP ERROR: Password command failed: 535 no", "phpmailer")]
    [InlineData("Swift_TransportException: Expected response code 235 but got code \"535\"", "swiftmailer")]
    [InlineData("Symfony\\Component\\Mailer\\Exception\\TransportException", "symfony-mailer")]
    [InlineData("System.Net.Mail.SmtpException: Failure sending mail.", "dotnet-smtpclient")]
    [InlineData("MailKit.Security.AuthenticationException: 535", "mailkit")]
    [InlineData("postfix/smtp[1]: 4ABC: status=deferred (SASL authentication failed)", "postfix")]
    [InlineData("msmtp: authentication failed (method PLAIN)", "msmtp")]
    [InlineData("curl: (67) Login denied", "curl")]
    [InlineData("Outlook keeps asking for my password", "outlook")]
    public void The_program_is_known_by_what_it_writes(string text, string library) => Assert.Equal(library, PasteReader.Read(text).Library);

    [Theory]
    [InlineData("<rosa@b.example>: Recipient refused after RCPT TO", SmtpStage.RcptTo)]
    [InlineData("smtplib.SMTPSenderRefused: (530, b'no')", SmtpStage.MailFrom)]
    [InlineData("smtplib.SMTPAuthenticationError: (535, b'no')", SmtpStage.Auth)]
    [InlineData("x509: certificate signed by unknown authority", SmtpStage.Tls)]
    [InlineData("dial tcp: connect: connection refused", SmtpStage.Connect)]
    public void The_stage_is_the_latest_that_shows(string text, SmtpStage stage) => Assert.Equal(stage, PasteReader.Read(text).Stage);

    [Fact]
    public void A_quote_is_the_line_it_was_seen_in_and_is_masked()
    {
        var reading = PasteReader.Read("first line\npassword=Zq7vKp2wLm9x 535 5.7.8 Error: authentication failed\nlast line");
        var quote = reading.Evidence[0].Quote!.Value;

        Assert.StartsWith("password=[password masked]", quote, StringComparison.Ordinal);
        Assert.DoesNotContain("line", quote, StringComparison.Ordinal);
    }

    [Fact]
    public void A_masked_password_is_no_word_of_the_text() => Assert.Empty(PasteReader.Read("[password masked] invalid").Evidence);

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("What is the weather like?")]
    [InlineData("thank you very much")]
    public void What_is_not_about_mail_says_nothing(string text)
    {
        var reading = PasteReader.Read(text);
        Assert.Empty(reading.Evidence);
        Assert.Null(reading.Fine);
    }

    [Fact]
    public void Reading_never_throws_and_quotes_come_from_the_text() =>
        Gen.Int[0, Parts.Length - 1].Select(part => Parts[part]).Array[0, 20].Select(string.Concat).Sample(text =>
        {
            var reading = PasteReader.Read(text);
            var ranked = Ranking.Of(reading.Evidence);
            Assert.True(ranked.Sum(candidate => candidate.Confidence) <= 1);
            Assert.Equal(reading.Source.Value, Redactor.Redact(reading.Source.Value).Text.Value);
        });

    [Fact]
    public void What_a_person_says_counts_only_where_no_server_said_anything()
    {
        const string Words = "Our printer can no longer send mail";
        Assert.Contains(PasteReader.Read(Words).Evidence, item => item.Reason == "device_cannot_follow_new_rules");
        Assert.DoesNotContain(PasteReader.Read($"{Words}: 535 5.7.8 Error: authentication failed").Evidence, item => item.Reason == "device_cannot_follow_new_rules");
    }

    [Fact]
    public void The_finding_is_that_of_the_likeliest_cause_even_where_another_sign_is_as_loud()
    {
        var reading = PasteReader.Read("password mismatch, no worthy mechs, already authenticated, user has no permission");

        Assert.Equal(Cause.AccountSettings, Ranking.Of(reading.Evidence)[0].Cause);
        Assert.Equal("mechanism_unsupported", reading.Fine);
    }
}
