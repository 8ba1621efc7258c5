using System.Text.RegularExpressions;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>Corrected lines come in the form that was pasted, whole, each in its place, and say where the secret goes.</summary>
public sealed partial class CorrectionTests
{
    [Theory]
    [InlineData("spring:\n  mail:\n    host: smtp.example.net\n    port: 465\n    username: rosa@example.net", "spring.mail.properties.mail.smtp.ssl.enable: true")]
    [InlineData("spring.mail.host=smtp.example.net\nspring.mail.port=465\nspring.mail.username=rosa@example.net", "spring.mail.properties.mail.smtp.ssl.enable=true")]
    [InlineData("SPRING_MAIL_HOST=smtp.example.net\nSPRING_MAIL_PORT=465\nSPRING_MAIL_USERNAME=rosa@example.net", "SPRING_MAIL_PROPERTIES_MAIL_SMTP_SSL_ENABLE=true")]
    [InlineData("GF_SMTP_HOST=smtp.example.net:587\nGF_SMTP_USER=rosa@example.net", "GF_SMTP_STARTTLS_POLICY=MandatoryStartTLS")]
    [InlineData("[smtp]\nhost = smtp.example.net:587\nuser = rosa@example.net\nstartTLS_policy = x", "startTLS_policy = MandatoryStartTLS")]
    [InlineData("{ \"mail\": { \"transport\": \"SMTP\", \"options\": { \"host\": \"smtp.example.net\", \"port\": 587, \"secure\": true, \"auth\": { \"user\": \"rosa@example.net\" } } } }", "    \"host\": \"smtp.example.net\", \"port\": 587, \"secure\": false,")]
    [InlineData("mail__transport=SMTP\nmail__options__host=smtp.example.net\nmail__options__port=587", "mail__options__port=587")]
    [InlineData("[smtp]\nsmtp_host = smtp.example.net\nsmtp_port = 587\nsmtp_mail_from = rosa@example.net", "smtp_starttls = True")]
    [InlineData("AIRFLOW__SMTP__SMTP_HOST=smtp.example.net\nAIRFLOW__SMTP__SMTP_PORT=587", "AIRFLOW__SMTP__SMTP_STARTTLS=True")]
    [InlineData("from fastapi_mail import ConnectionConfig\nconf = ConnectionConfig(MAIL_SERVER='smtp.example.net', MAIL_PORT=587, MAIL_STARTTLS=True)", "    MAIL_STARTTLS=True, MAIL_SSL_TLS=False,")]
    [InlineData("from fastapi_mail import FastMail\nMAIL_SERVER=smtp.example.net\nMAIL_PORT=587\nMAIL_STARTTLS=True", "MAIL_STARTTLS=True")]
    [InlineData("nodemailer.createTransport('smtps://rosa%40example.net:secret-word@smtp.example.net:587')", "nodemailer.createTransport(`smtp://YOUR-NAME%40example.net:${encodeURIComponent(process.env.SMTP_PASS)}@smtp.example.net:587?requireTLS=true`);")]
    [InlineData("EMAIL_HOST=smtp.example.net\nEMAIL_PORT=587\nEMAIL_HOST_USER=rosa@example.net", "EMAIL_USE_TLS=True")]
    [InlineData("EMAIL_HOST = 'smtp.example.net'\nEMAIL_PORT = 587\nEMAIL_HOST_USER = 'rosa@example.net'", "EMAIL_USE_TLS = True")]
    [InlineData("app.config['MAIL_SERVER'] = 'smtp.example.net'\napp.config['MAIL_PORT'] = 587\napp.config['MAIL_USE_TLS'] = True", "app.config['MAIL_USE_TLS'] = True")]
    [InlineData("props.put(\"mail.smtp.host\", \"smtp.example.net\");\nprops.put(\"mail.smtp.port\", \"587\");", "props.put(\"mail.smtp.starttls.enable\", \"true\");")]
    [InlineData("SENTRY_EMAIL_HOST=smtp.example.net\nSENTRY_EMAIL_PORT=587\nSENTRY_EMAIL_USE_TLS=true", "SENTRY_EMAIL_USE_TLS=true")]
    [InlineData("receivers:\n- name: mail\n  email_configs:\n  - to: rosa@example.net\n    smarthost: smtp.example.net:587\n    auth_username: rosa@example.net", "auth_password: 'YOUR-PASSWORD', hello: 'example.net', require_tls: true }]")]
    [InlineData("<system.net><mailSettings><smtp from=\"rosa@example.net\"><network host=\"smtp.example.net\" port=\"587\" userName=\"rosa@example.net\" enableSsl=\"false\" /></smtp></mailSettings></system.net> <!-- SmtpClient -->", "<network host=\"smtp.example.net\" port=\"587\" enableSsl=\"true\" defaultCredentials=\"false\" userName=\"YOUR-NAME@example.net\" password=\"YOUR-PASSWORD\" />")]
    [InlineData("host smtp.example.net\nport 587\nauth on\ntls on\ntls_starttls on\nuser rosa@example.net\npassword secret-word", "password YOUR-PASSWORD")]
    [InlineData("host smtp.example.net\nport 587\nauth on\ntls on\nuser rosa@example.net\npasswordeval gpg -q -d ~/.mail.gpg", "# here stays your own passwordeval line")]
    [InlineData("MAIL_MAILER=smtp\nMAIL_HOST=smtp.example.net\nMAIL_PORT=587\nMAIL_USERNAME=rosa@example.net\nMAIL_ENCRYPTION=ssl", "MAIL_ENCRYPTION=tls")]
    [InlineData("SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_SSL=true", "SMTP_STARTTLS=true")]
    [InlineData("const mail = nodemailer.createTransport({ host: 'smtp.example.net', port: 465, secure: false, auth: { user: 'rosa@example.net', pass: process.env.PW } })", "  secure: true,")]
    [InlineData("notify:\n  - platform: smtp\n    server: smtp.example.net\n    port: 587\n    encryption: tls\n    username: rosa@example.net\n    password: !secret mail_password\n    sender: rosa@example.net", "username: \"YOUR-NAME@example.net\", password: !secret smtp_password,")]
    [InlineData("services:\n  grafana:\n    environment:\n      GF_SMTP_HOST: smtp.example.net:587\n      GF_SMTP_USER: rosa@example.net", "GF_SMTP_STARTTLS_POLICY: 'MandatoryStartTLS'")]
    [InlineData("    environment:\n      - GF_SMTP_HOST=smtp.example.net:587\n      - GF_SMTP_USER=rosa@example.net", "- GF_SMTP_STARTTLS_POLICY=MandatoryStartTLS")]
    [InlineData("    environment:\n      - \"mail__transport=SMTP\"\n      - \"mail__options__host=smtp.example.net\"\n      - \"mail__options__port=465\"", "- mail__options__secure=true")]
    [InlineData("    environment:\n      AIRFLOW__SMTP__SMTP_HOST: smtp.example.net\n      AIRFLOW__SMTP__SMTP_PORT: 587", "AIRFLOW__SMTP__SMTP_STARTTLS: 'True'")]
    [InlineData("    environment:\n      - SMTP_HOST=smtp.example.net\n      - SMTP_PORT=587\n      - SMTP_ENCRYPTION=ssl", "- SMTP_ENCRYPTION=starttls")]
    public void Lines_come_back_in_the_form_that_was_pasted(string pasted, string line) => Assert.Contains(line, Correct(pasted).Lines);

    [Fact]
    public void Each_form_of_each_client_is_found_by_its_own_lines_alone() =>
        Assert.All(ClientCatalog.Shared.All.Where(client => client.Forms.Count > 0), client => Assert.True(client.Forms[0].ShownBy is null && client.Forms.Skip(1).All(form => form.ShownBy is not null || form.Environment)));

    [Fact]
    public void What_belongs_into_another_file_stands_apart()
    {
        var postfix = Correct("relayhost = [smtp.example.net]:587\nsmtp_sasl_auth_enable = yes\nsmtp_tls_security_level = may");

        Assert.All(postfix.Lines, line => Assert.Matches("^[a-z_]+ = ", line));
        Assert.Equal(("file", "/etc/postfix/sasl_passwd"), (postfix.Beside!.In, postfix.Beside.Name));
        Assert.Equal("[smtp.example.net]:587 YOUR-NAME@YOUR-DOMAIN:YOUR-PASSWORD", Assert.Single(postfix.Beside.Lines));
    }

    [Fact]
    public void In_its_file_Odoo_can_do_STARTTLS_only()
    {
        const string File = "smtp_server = smtp.example.net\nsmtp_port = 465\nsmtp_user = rosa@example.net\nsmtp_ssl = True\nemail_from = rosa@example.net";

        Assert.Contains("starttls_on_implicit_port", Pasted.Mistakes(File));
        Assert.Contains("starttls_on_implicit_port", Pasted.Mistakes(File.Replace("True", "ssl", StringComparison.Ordinal)));
        Assert.Superset(new HashSet<string> { "smtp_port = 587", "smtp_ssl = True" }, Correct(File).Lines.ToHashSet());
        Assert.Contains("'smtp_encryption': 'ssl',", Correct("'smtp_host': 'smtp.example.net',\n'smtp_port': 465,\n'smtp_encryption': 'ssl',\n'smtp_user': 'rosa@example.net',").Lines);
    }

    [Fact]
    public void Where_no_known_way_to_sign_in_is_offered_there_are_no_lines_and_it_is_said()
    {
        const string Go = "auth := smtp.PlainAuth(\"\", \"rosa@contoso.example\", secret, \"HOST\")\nerr := smtp.SendMail(\"HOST:587\", auth, from, to, msg)";
        var microsoft = Go.Replace("HOST", "smtp.office365.com", StringComparison.Ordinal);
        var read = Pasted.Read(microsoft);

        Assert.Null(SettingsCorrector.Correct(read.Settings, ProviderCatalog.Shared.Find(read.Provider), ClientCatalog.Shared.Find("go-net-smtp")));
        Assert.Contains("mechanism_unknown", Pasted.Mistakes(microsoft));
        Assert.DoesNotContain("mechanism_unknown", Pasted.Mistakes(Go.Replace("HOST", "smtp.gmail.com", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("wp-mail-smtp", "define( 'WPMS_ON', true );", "define( 'WPMS_MAIL_FROM', 'YOUR-NAME@YOUR-DOMAIN' );")]
    [InlineData("home-assistant", "sender: \"YOUR-NAME@YOUR-DOMAIN\", recipient: \"YOUR-NAME@YOUR-DOMAIN\" }]", "notify: [{ platform: smtp,")]
    [InlineData("nextcloud", "'mail_from_address' => 'YOUR-NAME',", "'mail_domain' => 'YOUR-DOMAIN',")]
    [InlineData("django", "import os", "EMAIL_HOST_PASSWORD = os.environ['EMAIL_HOST_PASSWORD']")]
    public void What_a_client_demands_besides_is_among_the_lines(string client, params string[] lines) => Assert.Superset(lines.ToHashSet(), Of(client).Lines.ToHashSet());

    [Fact]
    public void User_and_password_of_Airflow_stand_in_the_connection_that_versions_since_3_read()
    {
        var file = Correct("[smtp]\nsmtp_host = smtp.example.net\nsmtp_port = 587\nsmtp_user = rosa@example.net\nsmtp_mail_from = rosa@example.net");

        Assert.DoesNotContain(file.Lines, line => line.StartsWith("smtp_user", StringComparison.Ordinal) || line.StartsWith("smtp_password", StringComparison.Ordinal));
        Assert.Equal(["smtp_user", "smtp_password"], file.Remove);
        Assert.StartsWith("AIRFLOW_CONN_SMTP_DEFAULT='{\"conn_type\": \"smtp\", \"host\": \"smtp.example.net\", \"port\": 587, \"login\": \"YOUR-NAME@example.net\", \"password\": \"YOUR-PASSWORD\"", Assert.Single(file.Beside!.Lines), StringComparison.Ordinal);
    }

    public static TheoryData<string, string> BadSettings =>
        [.. ClientMistakeTests.All.Select(row => row.Data).Concat(ConditionTests.All.Select(row => row.Data)).Where(row => IsPairs(row.Item3)).Select(row => (row.Item2, row.Item3))];

    /// <summary>Pasted behind the wrong settings, of which only what is named to be removed is gone, the lines leave nothing of the mistake.</summary>
    [Theory]
    [MemberData(nameof(BadSettings))]
    public void Nothing_of_what_was_wrong_survives_the_paste(string mistake, string bad)
    {
        string[] notOfTheLines = ["nothing_is_sent", "no_smtp_there", "user_placeholder", "password_cut", "password_dollar", "password_read_by_yaml", "oauth_only", "mechanism_unknown", "password_is_token"];
        var read = Pasted.Read(bad);
        if (notOfTheLines.Contains(mistake) || SettingsCorrector.Correct(read.Settings, ProviderCatalog.Shared.Find(read.Provider), ClientCatalog.Shared.Find(read.Settings.Client)) is not { } corrected || !IsPairs(string.Join('\n', corrected.Lines)))
        {
            return;
        }

        var replaced = corrected.Lines.Select(NameIn).Concat(corrected.Remove).ToHashSet(StringComparer.Ordinal);
        var kept = bad.Split('\n').Where(line => !replaced.Contains(NameIn(line)));
        var pasted = string.Join('\n', kept.Concat(corrected.Lines)).Replace(Placeholders.Name, "rosa", StringComparison.Ordinal).Replace(Placeholders.Domain, "example.net", StringComparison.Ordinal).Replace(Placeholders.Password, "abcdabcdabcdabcd", StringComparison.Ordinal);

        Assert.DoesNotContain(mistake, Pasted.Mistakes(pasted));
    }

    [Fact]
    public void A_reference_to_a_secret_is_no_secret_that_is_badly_written() =>
        Assert.DoesNotContain(Pasted.Mistakes("notify:\n  - platform: smtp\n    server: smtp.gmail.com\n    port: 587\n    encryption: starttls\n    username: rosa@gmail.com\n    password: !secret mail_password\n    sender: rosa@gmail.com\n    recipient: rosa@gmail.com"), mistake => mistake.StartsWith("password_", StringComparison.Ordinal));

    /// <summary>A secret that is read from elsewhere is one that nobody has put there yet.</summary>
    [Fact]
    public void Wherever_the_lines_hold_no_place_for_the_secret_it_is_said_where_it_goes()
    {
        string[] withoutSecret = ["label-settings screen"];

        Assert.All(Forms(), pair =>
        {
            var lines = string.Join('\n', pair.Form.Lines.Values.Concat(pair.Form.Beside?.Lines.Values ?? []).SelectMany(all => all));
            Assert.True(lines.Contains("{password", StringComparison.Ordinal) || pair.Form.Secret is not null || withoutSecret.Contains($"{pair.Client.Id} {pair.Form.Id}"), $"{pair.Client.Id} {pair.Form.Id}");
            Assert.True(pair.Form.Secret is not { In: "environment", Name: { } name } || lines.Contains(name, StringComparison.Ordinal), $"{pair.Client.Id} {pair.Form.Id}");
        });
    }

    [Fact]
    public void Every_place_of_a_secret_and_of_lines_beside_has_its_words()
    {
        var words = Texts.English;

        Assert.Equal(words.Keys.Where(key => key.StartsWith("secret_place.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Forms().Select(pair => pair.Form.Secret).OfType<SecretPlace>().Select(secret => $"secret_place.{secret.In}").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(words.Keys.Where(key => key.StartsWith("paste_beside.", StringComparison.Ordinal)).Order(StringComparer.Ordinal), Forms().Select(pair => pair.Form.Beside).OfType<LinesBeside>().Select(beside => $"paste_beside.{beside.In}").Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>A name and a value on each line: where one stands twice the later one counts.</summary>
    private static bool IsPairs(string text) => text.Split('\n').All(line => PairLine().IsMatch(line));

    private static string NameIn(string line) => line.Split('=', ':', ' ')[0].Split("['")[^1].Trim('\'', ']');

    [GeneratedRegex(@"^(?:[\w.\[\]'-]+ ?(?:=>|=|:) ?[^{(]*|\[smtp\]|[a-z_]+ \S+)$", RegexOptions.None, 1000)]
    private static partial Regex PairLine();

    private static IEnumerable<(Client Client, ClientForm Form)> Forms() => ClientCatalog.Shared.All.SelectMany(client => client.Forms.Select(form => (client, form)));

    private static CorrectedSettings Of(string client) => SettingsCorrector.Correct(new("smtp.example.net", 587), null, ClientCatalog.Shared.Find(client))!;

    private static CorrectedSettings Correct(string pasted)
    {
        var read = Pasted.Read(pasted);
        return SettingsCorrector.Correct(read.Settings, ProviderCatalog.Shared.Find(read.Provider), ClientCatalog.Shared.Find(read.Settings.Client))!;
    }
}
