using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>What is known to go wrong in settings, client by client, has its answer: a mistake that is found where it was made and not where it was put right, or a reminder.</summary>
public sealed class ConditionTests
{
    private const string Everyone = "*";
    private const string Reminder = "reminder ";
    private const string Start = "starttls_on_implicit_port";
    private const string Implicit = "implicit_on_starttls_port";
    private const string Django = "EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@gmail.com'\n";
    private const string Outlook = "EMAIL_HOST = 'smtp-mail.outlook.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@outlook.com'\nEMAIL_HOST_PASSWORD = 'secret-word'";
    private const string Swaks = "swaks --server smtp.example.net --port 587 --auth --auth-user rosa@example.net";
    private const string GoTls = "conn, err := tls.Dial(\"tcp\", \"smtp.example.net:587\", config)\nauth := smtp.PlainAuth(\"\", \"rosa@example.net\", secret, \"smtp.example.net\")";
    private const string MailKit = "using MailKit.Net.Smtp;\nclient.Connect(\"smtp.example.net\", 587, SecureSocketOptions.None);\nclient.Authenticate(\"rosa@example.net\", secret);";
    private const string Alertmanager = "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'\nsmtp_require_tls: false";

    /// <summary>What the linter says whoever sends, in settings of the clients of which it is known.</summary>
    private static readonly (string Client, string Mistake, string Bad, string Good)[] Examples =
    [
        ("django", "no_encryption", Django.Replace("True", "False", StringComparison.Ordinal), Django),
        ("nodemailer", "dsn_unescaped", "nodemailer.createTransport('smtp://rosa@example.net:secret-word@smtp.example.net:587')", "nodemailer.createTransport('smtp://rosa%40example.net:secret-word@smtp.example.net:587')"),
        ("laravel", "sender_differs", "MAIL_HOST=smtp.gmail.com\nMAIL_PORT=587\nMAIL_USERNAME=rosa@gmail.com\nMAIL_FROM_ADDRESS=shop@contoso.example", "MAIL_HOST=smtp.gmail.com\nMAIL_PORT=587\nMAIL_USERNAME=rosa@gmail.com\nMAIL_FROM_ADDRESS=rosa@gmail.com"),
        ("symfony-mailer", "dsn_unescaped", "MAILER_DSN=smtp://rosa@example.net:secret-word@smtp.example.net:587", "MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587"),
        ("jakarta-mail", "password_is_token", "mail.smtp.host=smtp.example.net\nmail.smtp.port=587\nmail.smtp.auth=true\nmail.smtp.starttls.enable=true\nmail.smtp.password=ya29.Zq7vKp2wLm9xZq7vKp2wLm9x", "mail.smtp.host=smtp.example.net\nmail.smtp.port=587\nmail.smtp.auth=true\nmail.smtp.auth.mechanisms=XOAUTH2\nmail.smtp.starttls.enable=true\nmail.smtp.password=ya29.Zq7vKp2wLm9xZq7vKp2wLm9x"),
        ("dotnet-smtpclient", "no_encryption", "var c = new SmtpClient(\"smtp.example.net\", 587) { EnableSsl = false, Credentials = new NetworkCredential(\"rosa@example.net\", secret) };", "var c = new SmtpClient(\"smtp.example.net\", 587) { EnableSsl = true, Credentials = new NetworkCredential(\"rosa@example.net\", secret) };"),
        ("mailkit", "no_encryption", MailKit, MailKit.Replace("Options.None", "Options.StartTls", StringComparison.Ordinal)),
        ("mailkit", "oauth_only", MailKit.Replace("smtp.example.net", "smtp-mail.outlook.com", StringComparison.Ordinal), MailKit),
        ("go-net-smtp", "mechanism_unknown", GoTls.Replace("smtp.example.net", "smtp.office365.com", StringComparison.Ordinal), GoTls),
        ("go-net-smtp", Implicit, GoTls, GoTls.Replace("587", "465", StringComparison.Ordinal)),
        ("gitlab", "sender_differs", "gitlab_rails['smtp_address'] = \"smtp.gmail.com\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_user_name'] = \"rosa@gmail.com\"\ngitlab_rails['gitlab_email_from'] = \"git@contoso.example\"", "gitlab_rails['smtp_address'] = \"smtp.gmail.com\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_user_name'] = \"rosa@gmail.com\"\ngitlab_rails['gitlab_email_from'] = \"rosa@gmail.com\""),
        ("odoo", "no_encryption", "'smtp_host': 'smtp.example.net',\n'smtp_port': 587,\n'smtp_encryption': 'none',\n'smtp_user': 'rosa@example.net',", "'smtp_host': 'smtp.example.net',\n'smtp_port': 587,\n'smtp_encryption': 'starttls',\n'smtp_user': 'rosa@example.net',"),
        ("odoo", Implicit, "'smtp_host': 'smtp.example.net',\n'smtp_port': 587,\n'smtp_encryption': 'ssl',\n'smtp_user': 'rosa@example.net',", "'smtp_host': 'smtp.example.net',\n'smtp_port': 465,\n'smtp_encryption': 'ssl',\n'smtp_user': 'rosa@example.net',"),
        ("odoo", "port_25", "smtp_server = smtp.example.net\nsmtp_port = 25\nsmtp_ssl = True\nsmtp_user = rosa@example.net\nemail_from = rosa@example.net", "smtp_server = smtp.example.net\nsmtp_port = 587\nsmtp_ssl = True\nsmtp_user = rosa@example.net\nemail_from = rosa@example.net"),
        ("home-assistant", "sender_differs", "notify:\n  - platform: smtp\n    server: smtp.gmail.com\n    port: 587\n    encryption: starttls\n    username: rosa@gmail.com\n    sender: home@contoso.example", "notify:\n  - platform: smtp\n    server: smtp.gmail.com\n    port: 587\n    encryption: starttls\n    username: rosa@gmail.com\n    sender: rosa@gmail.com"),
        ("alertmanager", "no_encryption", Alertmanager, Alertmanager.Replace("false", "true", StringComparison.Ordinal)),
        ("swaks", "no_encryption", Swaks, $"{Swaks} --tls"),
        (Everyone, "port_25", Django.Replace("587", "25", StringComparison.Ordinal), Django),
        (Everyone, "incoming_host", Django.Replace("smtp.gmail.com", "imap.gmail.com", StringComparison.Ordinal), Django),
        (Everyone, "incoming_port", Django.Replace("587", "993", StringComparison.Ordinal), Django),
        (Everyone, "mx_host", Django.Replace("smtp.gmail.com", "aspmx.l.google.com", StringComparison.Ordinal), Django.Replace("smtp.gmail.com", "mx.freenet.de", StringComparison.Ordinal)),
        (Everyone, "web_host", Django.Replace("smtp.gmail.com", "https://mail.google.com", StringComparison.Ordinal), Django),
        (Everyone, "user_local_part", Django.Replace("rosa@gmail.com", "rosa", StringComparison.Ordinal), Django),
        (Everyone, "user_not_the_word", Django.Replace("smtp.gmail.com", "smtp.sendgrid.net", StringComparison.Ordinal), Django.Replace("smtp.gmail.com", "smtp.sendgrid.net", StringComparison.Ordinal).Replace("rosa@gmail.com", "apikey", StringComparison.Ordinal)),
        (Everyone, "password_other_kind", $"{Django}EMAIL_HOST_PASSWORD = 'Zq7v-Kp2wLm9x'", $"{Django}EMAIL_HOST_PASSWORD = 'abcdabcdabcdabcd'"),
        (Everyone, "password_copied_along", $"{Django}EMAIL_HOST_PASSWORD = 'abcdabcdabcdabcd '", $"{Django}EMAIL_HOST_PASSWORD = 'abcdabcdabcdabcd'"),
        (Everyone, "password_placeholder", $"{Django}EMAIL_HOST_PASSWORD = 'changeme'", $"{Django}EMAIL_HOST_PASSWORD = 'abcdabcdabcdabcd'"),
        (Everyone, "password_escaped", $"{Django}EMAIL_HOST_PASSWORD = 'Zq7v%40Kp2wLm9x'", "MAILER_DSN=smtp://rosa%40example.net:Zq7v%40Kp2wLm9x@smtp.example.net:587"),
        (Everyone, "sender_differs", $"{Django}DEFAULT_FROM_EMAIL = 'shop@contoso.example'", $"{Django}DEFAULT_FROM_EMAIL = 'rosa@gmail.com'"),
        (Everyone, "wrong_region", "EMAIL_HOST = 'smtp.zoho.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@zoho.eu'", "EMAIL_HOST = 'smtp.zoho.eu'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'rosa@zoho.eu'"),
        (Everyone, "certificate_check_off", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, tls: { rejectUnauthorized: false } })", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587 })"),
        (Everyone, "oauth_only", Outlook, Django),
        (Everyone, "no_smtp_there", Django.Replace("gmail.com", "tuta.com", StringComparison.Ordinal), Django),
        (Everyone, Start, Django.Replace("587", "465", StringComparison.Ordinal), Django),
        (Everyone, Implicit, Django.Replace("_TLS", "_SSL", StringComparison.Ordinal), Django.Replace("_TLS", "_SSL", StringComparison.Ordinal).Replace("587", "465", StringComparison.Ordinal)),
    ];

    public static TheoryData<string, string, string, string> All => [.. Examples, .. Conditions().Where(condition => condition.Answer is Start or Implicit && !HasExample(condition.Client, condition.Answer)).Select(condition => OfPorts(condition.Client, condition.Answer))];

    [Theory]
    [MemberData(nameof(All))]
    public void A_mistake_is_found_where_it_was_made_and_not_where_it_was_put_right(string client, string mistake, string bad, string good)
    {
        Assert.Contains(mistake, Pasted.Mistakes(bad));
        Assert.DoesNotContain(mistake, Pasted.Mistakes(good));
        Assert.All((string[])[bad, good], text => Assert.True(client == Everyone || Pasted.Read(text).Settings.Client == client));
    }

    [Fact]
    public void Every_condition_has_a_reminder_or_a_mistake_with_an_example() =>
        Assert.All(Conditions(), condition =>
        {
            var known = condition.Answer.StartsWith(Reminder, StringComparison.Ordinal)
                ? ClientCatalog.Shared.Find(condition.Client)!.Reminders.Contains(condition.Answer[Reminder.Length..])
                : condition.Answer is Start or Implicit || HasExample(condition.Client, condition.Answer);
            Assert.True(known, $"{condition.Client}: {condition.Words} => {condition.Answer}");
        });

    [Fact]
    public void Every_mistake_in_the_facts_is_a_condition_of_which_it_is_said_what_it_is() =>
        Assert.Empty(ClientCatalog.Shared.All.SelectMany(client => client.Mistakes.Select(mistake => (client.Id, mistake.Id))).Except(Conditions().Select(condition => (condition.Client, condition.Answer))));

    [Fact]
    public void Every_client_whose_settings_are_read_has_its_conditions() =>
        Assert.Equal(
            ClientCatalog.Shared.All.Where(client => client.Forms.Count > 0 && client.Id != "label-settings").Select(client => client.Id).Order(StringComparer.Ordinal),
            Conditions().Select(condition => condition.Client).Where(client => client != Everyone).Distinct().Order(StringComparer.Ordinal));

    private static bool HasExample(string client, string mistake) =>
        Examples.Any(example => (example.Client, example.Mistake) == (client, mistake)) || ClientMistakeTests.All.Any(row => (row.Data.Item1, row.Data.Item2) == (client, mistake));

    /// <summary>The right lines of the client, and the same with the port of the other encryption.</summary>
    private static (string Client, string Mistake, string Bad, string Good) OfPorts(string id, string mistake)
    {
        var client = ClientCatalog.Shared.Find(id)!;
        var (right, wrong, encryption) = mistake == Implicit ? (465, 587, Encryption.ImplicitTls) : (587, 465, Encryption.StartTls);
        var form = client.Forms.First(form => form.Lines.ContainsKey(encryption)).Id;
        var good = string.Join('\n', SettingsCorrector.Correct(new("smtp.example.net", right, MailDomain: "example.net", Form: form), null, client)!.AllLines);
        return (id, mistake, good.Replace($"{right}", $"{wrong}", StringComparison.Ordinal), good);
    }

    private static IEnumerable<(string Client, string Words, string Answer)> Conditions() =>
        from line in Samples.Lines("conditions")
        let client = line.IndexOf(": ", StringComparison.Ordinal)
        let answer = line.LastIndexOf(" => ", StringComparison.Ordinal)
        select (line[..client], line[(client + 2)..answer], line[(answer + 4)..]);
}
