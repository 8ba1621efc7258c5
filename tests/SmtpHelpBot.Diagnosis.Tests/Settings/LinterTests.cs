using CsCheck;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings.Intake;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>What is wrong with settings whoever the client is.</summary>
public sealed class LinterTests
{
    public static TheoryData<string, string, string, bool, string> Settings => new()
    {
        { "smtp.example.net", "465", "rosa@example.net", true, "starttls_on_implicit_port" },
        { "smtp.example.net", "587", "rosa@example.net", true, "" },
        { "smtp.example.net", "465", "rosa@example.net", false, "starttls_on_implicit_port" },
        { "smtp.example.net", "587", "rosa@example.net", false, "no_encryption" },
        { "localhost", "1025", "rosa@example.net", false, "" },
        { "imap.gmail.com", "993", "rosa@gmail.com", true, "incoming_host incoming_port" },
        { "imap.gmail.com", "587", "rosa@gmail.com", true, "incoming_host" },
        { "smtp.example.net", "143", "rosa@example.net", true, "incoming_port" },
        { "smtp.example.net", "25", "rosa@example.net", true, "port_25" },
        { "aspmx.l.google.com", "25", "rosa@contoso.example", true, "mx_host port_25" },
        { "contoso-com.mail.protection.outlook.com", "25", "rosa@contoso.example", true, "mx_host no_sign_in_there port_25" },
        { "mx.freenet.de", "587", "rosa@freenet.de", true, "" },
        { "https://mail.google.com", "587", "rosa@gmail.com", true, "web_host" },
        { "outlook.office.com", "587", "rosa@contoso.example", true, "web_host" },
        { "smtp.gmail.com", "587", "rosa", true, "user_local_part" },
        { "smtp.web.de", "587", "rosa@web.de", true, "user_full_address" },
        { "smtp.sendgrid.net", "587", "rosa@contoso.example", true, "password_other_kind user_not_the_word" },
        { "smtp.sendgrid.net", "587", "apikey", true, "password_other_kind" },
        { "smtp.gmail.com", "587", "rosa@yahoo.com", true, "wrong_host" },
        { "mail.example.net", "587", "rosa@gmail.com", true, "host_not_documented" },
        { "smtp.163.com", "465", "rosa@126.com", true, "starttls_on_implicit_port wrong_host" },
        { "smtp.zoho.com", "587", "rosa@zoho.eu", true, "wrong_region" },
        { "smtp.zoho.eu", "587", "rosa@zoho.eu", true, "" },
        { "smtp-relay.sendinblue.com", "587", "rosa@contoso.example", true, "old_host_name password_other_kind" },
        { "smtp.postmarkapp.com", "465", "key", false, "password_other_kind starttls_on_implicit_port" },
        { "smtp.gmail.com", "2525", "rosa@gmail.com", true, "port_not_documented" },
        { "smtp-mail.outlook.com", "587", "rosa@outlook.com", true, "oauth_only" },
        { "smtp.tutanota.com", "587", "rosa@tuta.com", true, "no_smtp_there" },
        { "smtp.gmail.com", "587", "your-email@gmail.com", true, "user_placeholder" },
        { "rosa@gmail.com", "587", "rosa@gmail.com", true, "address_as_host" },
    };

    [Theory]
    [MemberData(nameof(Settings))]
    public void Settings_are_held_against_one_another_and_against_what_the_provider_documents(string host, string port, string user, bool starttls, string mistakes) =>
        Assert.Equal(
            mistakes,
            string.Join(' ', Pasted.Mistakes($"EMAIL_HOST = '{host}'\nEMAIL_PORT = {port}\nEMAIL_HOST_USER = '{user}'\nEMAIL_HOST_PASSWORD = 'kslwoqpmzxnvbcjd'\nEMAIL_USE_TLS = {starttls}").Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("MAILER_DSN=smtp://rosa@example.net:secret-word@smtp.example.net:587", true)]
    [InlineData("MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587", false)]
    public void A_reserved_letter_in_an_address_is_found(string dsn, bool found) => Assert.Equal(found, Pasted.Mistakes(dsn).Contains("dsn_unescaped"));

    [Theory]
    [InlineData("EMAIL_HOST = 'smtp.sendgrid.net'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'apikey'\nEMAIL_HOST_PASSWORD = 'SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'", "")]
    [InlineData("EMAIL_HOST = 'smtp.sendgrid.net'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'\nEMAIL_HOST_PASSWORD = 'x1y2z3w4'", "user_not_the_word password_other_kind")]
    [InlineData("EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@gmail.com'\nEMAIL_HOST_PASSWORD = 'abcd efgh ijkl mnop'", "password_blanks")]
    [InlineData("EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@gmail.com'\nEMAIL_HOST_PASSWORD = 'Zq7v-Kp2wLm9x'", "password_other_kind")]
    [InlineData("EMAIL_HOST = 'email-smtp.eu-west-1.amazonaws.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'smtp-user'\nEMAIL_HOST_PASSWORD = 'Zq7vKp2wLm9xZq7vKp2wLm9xZq7vKp2wLm9xZq7v'", "password_of_aws_key")]
    [InlineData("EMAIL_HOST = 'email-smtp.eu-west-1.amazonaws.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'smtp-user'\nEMAIL_HOST_PASSWORD = 'BZq7vKp2wLm9xZq7vKp2wLm9xZq7vKp2wLm9xZq7vKp2'", "")]
    [InlineData("EMAIL_HOST = 'smtp.example.net'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@example.net'\nEMAIL_HOST_PASSWORD = 'ya29.Zq7vKp2wLm9xZq7vKp2wLm9x'", "password_is_token")]
    [InlineData("SMTP_HOST=smtp-relay.brevo.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=7a1b2c001@smtp-brevo.com\nSMTP_PASS=xkeysib-9a8b7c6d5e4f9a8b7c6d5e4f", "password_is_api_key")]
    [InlineData("SMTP_HOST=smtp-relay.brevo.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=7a1b2c001@smtp-brevo.com\nSMTP_PASS=xsmtpsib-9a8b7c6d5e4f9a8b7c6d5e4f", "")]
    [InlineData("SMTP_HOST=smtp.mailgun.org\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=postmaster@mg.contoso.example\nSMTP_PASS=key-9a8b7c6d5e4f9a8b7c6d5e4f9a8b7c6d", "password_is_api_key")]
    [InlineData("SMTP_HOST=smtp.mailgun.org\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=postmaster@mg.contoso.example\nSMTP_PASS=Zq7vKp2wLm9x", "")]
    [InlineData("SMTP_HOST=smtp.mailersend.net\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=MS_a1b2c3@contoso.example\nSMTP_PASS=mlsn.9a8b7c6d5e4f9a8b7c6d5e4f9a8b7c6d", "password_is_api_key")]
    [InlineData("SMTP_HOST=smtp.mailersend.net\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=MS_a1b2c3@contoso.example\nSMTP_PASS=mssp.qwertyu.iopasdfghjklzx.cvbnm12", "")]
    [InlineData("SMTP_HOST=smtp.mailgun.org\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=postmaster@mg.contoso.example\nSMTP_PASS=SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb", "password_of_other_provider")]
    [InlineData("SMTP_HOST=smtp.gmail.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=rosa@gmail.com\nSMTP_PASS=re_qwertyui_opasdfghjklzxcvbnm123456", "password_of_other_provider")]
    [InlineData("SMTP_HOST=smtp.azurecomm.net\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=contoso.app.tenant\nSMTP_PASS=aB_8Q~qwertyuiopasdfghjklzxcvbnm12345678", "")]
    [InlineData("SMTP_HOST=smtp.azurecomm.net\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=contoso.app.tenant\nSMTP_PASS=2f1b7c3a-9d4e-4f6a-8b2c-1d3e5f7a9b0c", "password_is_secret_id")]
    [InlineData("SMTP_HOST=smtp.office365.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=rosa@contoso.example\nSMTP_PASS=aB_8Q~qwertyuiopasdfghjklzxcvbnm12345678", "password_is_app_secret")]
    [InlineData("SMTP_HOST=email-smtp.eu-west-1.amazonaws.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=rosa@contoso.example\nSMTP_PASS=BZq7vKp2wLm9xZq7vKp2wLm9xZq7vKp2wLm9xZq7vKp2", "user_is_address")]
    [InlineData("SMTP_HOST=in-v3.mailjet.com\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=rosa@contoso.example\nSMTP_PASS=Zq7vKp2wLm9x", "user_is_address")]
    [InlineData("MAILER_DSN=smtp://rosa%40example.net:pa/ss@w#rd@smtp.example.net:587", "dsn_unescaped")]
    [InlineData("MAILER_DSN=smtp://rosa%40example.net:Zq7v%Kp2wLm9x@smtp.example.net:587", "dsn_unescaped")]
    [InlineData("SECRET_KEY = 'Zq7v#Kp2wLm9x'\nEMAIL_HOST = 'smtp.sendgrid.net'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'apikey'\nEMAIL_HOST_PASSWORD = 'SG.aaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb'", "")]
    [InlineData("EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@gmail.com'\nEMAIL_HOST_PASSWORD = '********'", "password_placeholder")]
    [InlineData("EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@gmail.com'\nEMAIL_HOST_PASSWORD = ''", "password_empty")]
    [InlineData("MAILER_DSN=smtp://rosa@example.net:pa/ss@w#rd@smtp.example.net:587", "dsn_unescaped")]
    [InlineData("MAILER_DSN=smtp://rosa%40example.net:pa%2Fss%40w%23rd@smtp.example.net:587", "")]
    public void What_masks_leave_is_enough_to_find_the_mistake(string text, string mistakes) => Assert.Equal(mistakes, string.Join(' ', Pasted.Mistakes(text)));

    [Fact]
    public void Implicit_TLS_on_the_STARTTLS_port_is_found() =>
        Assert.Contains("implicit_on_starttls_port", Pasted.Mistakes("nodemailer.createTransport({ host: 'smtp.example.net', port: 587, secure: true })"));

    [Fact]
    public void A_provider_that_documents_implicit_TLS_on_587_is_believed() =>
        Assert.DoesNotContain("implicit_on_starttls_port", Pasted.Mistakes("nodemailer.createTransport({ host: 'mobile.charter.net', port: 587, secure: true })"));

    [Fact]
    public void A_sender_that_is_not_the_account_is_found() =>
        Assert.Contains("sender_differs", Pasted.Mistakes("MAIL_MAILER=smtp\nMAIL_HOST=smtp.gmail.com\nMAIL_PORT=587\nMAIL_USERNAME=rosa@gmail.com\nMAIL_FROM_ADDRESS=shop@contoso.example"));

    [Fact]
    public void A_relay_may_send_for_another_address() =>
        Assert.DoesNotContain("sender_differs", Pasted.Mistakes("MAIL_MAILER=smtp\nMAIL_HOST=smtp.mailgun.org\nMAIL_PORT=587\nMAIL_USERNAME=postmaster@mg.contoso.example\nMAIL_FROM_ADDRESS=shop@contoso.example"));

    [Fact]
    public void The_worst_comes_first() =>
        Assert.Equal([Severity.Error, Severity.Warning], Pasted.Read("MAIL_MAILER=smtp\nMAIL_SCHEME=tls\nMAIL_HOST=smtp.gmail.com\nMAIL_PORT=587\nMAIL_USERNAME=rosa@gmail.com\nMAIL_FROM_ADDRESS=shop@contoso.example").Contradictions.Select(found => found.Severity));

    [Fact]
    public void Values_that_are_computed_are_not_judged()
    {
        var read = Pasted.Read("EMAIL_HOST = os.environ['EMAIL_HOST']\nEMAIL_PORT = os.environ['EMAIL_PORT']\nEMAIL_HOST_USER = os.environ['EMAIL_USER']\nEMAIL_USE_TLS = True");

        Assert.Equal(("django", null), (read.Settings.Client, read.Settings.Host));
        Assert.Empty(read.Contradictions);
    }

    [Fact]
    public void Settings_that_are_commented_out_do_not_count() =>
        Assert.Equal("smtp.gmail.com", Pasted.Read("EMAIL_HOST = 'smtp.gmail.com'\n# EMAIL_HOST = 'smtp.example.net'\nEMAIL_PORT = 587").Settings.Host);

    [Theory]
    [InlineData("Outlook\nOutgoing server: smtp.office365.com\nPort: 465\nEncryption method: SSL/TLS\nUser name: rosa@contoso.com", "outlook", 465, Encryption.ImplicitTls)]
    [InlineData("Thunderbird settings. Server Name: smtp.gmail.com, Port: 587, Connection security: STARTTLS, User Name: rosa@gmail.com", "thunderbird", 587, Encryption.StartTls)]
    [InlineData("Canon imageRUNNER\nSMTP Server: smtp.office365.com\nPort Number: 25\nUse SSL: off", "canon-printer", 25, Encryption.None)]
    [InlineData("Our Epson WorkForce sends with: SMTP Server: smtp.office365.com\nPort Number: 587\nSecure Connection: STARTTLS", "epson-printer", 587, Encryption.StartTls)]
    [InlineData("Postausgangsserver: mail.gmx.net\nPort: 587\nVerschlüsselung: STARTTLS\nBenutzername: rosa@gmx.de", null, 587, Encryption.StartTls)]
    public void A_settings_screen_that_was_typed_out_is_read(string text, string? client, int port, Encryption encryption)
    {
        var read = Pasted.Read(text).Settings;

        Assert.Equal((client, port, encryption), (read.Client, read.Port, read.Encryption));
        Assert.NotNull(read.Host);
    }

    [Theory]
    [InlineData("Outlook keeps asking for my password", "outlook")]
    [InlineData("mail to rosa@Outlook.com is refused", null)]
    [InlineData("535 5.7.8 Username and Password not accepted", null)]
    [InlineData("", null)]
    public void Words_without_settings_give_the_client_at_most(string text, string? client) =>
        Assert.Equal(SettingsReading.Nothing with { Settings = new(Client: client) }, Pasted.Read(text) with { Contradictions = SettingsReading.Nothing.Contradictions });

    [Fact]
    public void No_text_is_too_odd_to_be_read()
    {
        string[] pieces = ["EMAIL_HOST", " = ", "'", "\"", "{", "}", "smtp://", "@", ":", "\n", "  - ", "[smtp]", "SMTP(", ")", ",", "587", "=>", "--server ", "swaks ", "\"\"\"", "#", "host", "nodemailer", "->", "]", "["];
        Gen.Int[0, pieces.Length - 1].Array[0, 60].Select(chosen => string.Concat(chosen.Select(number => pieces[number]))).Sample(text => Pasted.Read(text));
    }

    [Fact]
    public void Time_grows_with_the_text_and_not_with_its_square()
    {
        var hostile = "EMAIL_HOST = 'x'\n" + string.Concat(Enumerable.Repeat("a=({[\"'b':smtp://x@", 3400));

        Assert.Equal("django", Pasted.Read(hostile).Settings.Client);
    }
}
