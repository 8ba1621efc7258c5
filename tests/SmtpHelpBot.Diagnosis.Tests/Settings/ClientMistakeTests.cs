using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>Every mistake that the facts list for a client: a bad example, and the same settings put right.</summary>
public sealed class ClientMistakeTests
{
    private const string Django = "EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_HOST_USER = 'rosa@gmail.com'\nEMAIL_HOST_PASSWORD = 'abcdabcdabcdabcd'\n";
    private const string Laravel = "MAIL_HOST=smtp.example.net\nMAIL_PORT=587\nMAIL_USERNAME=rosa@example.net\n";
    private const string Spring = "spring.mail.host=smtp.example.net\nspring.mail.port=587\nspring.mail.username=rosa@example.net\nspring.mail.properties.mail.smtp.starttls.enable=true\n";
    private const string Jakarta = "mail.smtp.host=smtp.example.net\nmail.smtp.port=587\nmail.smtp.starttls.enable=true\n";
    private const string Postfix = "relayhost = [smtp.example.net]:587\nsmtp_sasl_auth_enable = yes\nsmtp_tls_security_level = encrypt\nsmtp_sasl_security_options = noanonymous\n";
    private const string Keycloak = "\"smtpServer\": { \"host\": \"smtp.example.net\", \"port\": \"587\", \"user\": \"rosa@example.net\", \"starttls\": \"true\", ";
    private const string Grafana = "[smtp]\nenabled = true\nhost = smtp.example.net:587\nuser = rosa@example.net\nfrom_address = rosa@example.net\n";
    private const string Php = "$mail = new PHPMailer(true);\n$mail->isSMTP(); $mail->Host='smtp.example.net'; $mail->SMTPSecure='tls'; $mail->Port=587; $mail->Username='rosa@example.net';";

    private static readonly (string Client, string Mistake, string Bad, string Good)[] Examples =
    [
        ("django", "both_tls_flags", Django + "EMAIL_USE_TLS = True\nEMAIL_USE_SSL = True", Django + "EMAIL_USE_TLS = True\nEMAIL_USE_SSL = False"),
        ("django", "flag_from_environment", Django + "EMAIL_USE_TLS = os.environ.get('EMAIL_USE_TLS', False)", Django + "EMAIL_USE_TLS = True"),
        ("django", "user_empty", "EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_HOST_USER = ''", Django + "EMAIL_USE_TLS = True"),
        ("django", "password_empty", "EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_HOST_PASSWORD = ''", Django + "EMAIL_USE_TLS = True"),
        ("django", "nothing_is_sent", Django + "EMAIL_BACKEND = 'django.core.mail.backends.console.EmailBackend'", Django + "EMAIL_BACKEND = 'django.core.mail.backends.smtp.EmailBackend'"),
        ("django", "sender_default", Django + "DEFAULT_FROM_EMAIL = 'webmaster@localhost'", Django + "DEFAULT_FROM_EMAIL = 'rosa@gmail.com'"),
        ("flask-mail", "both_tls_flags", "MAIL_SERVER='smtp.example.net'\nMAIL_PORT=465\nMAIL_USE_TLS=True\nMAIL_USE_SSL=True", "MAIL_SERVER='smtp.example.net'\nMAIL_PORT=465\nMAIL_USE_TLS=False\nMAIL_USE_SSL=True"),
        ("flask-mail", "nothing_is_sent", "MAIL_SERVER='smtp.example.net'\nMAIL_PORT=587\nMAIL_USE_TLS=True\nMAIL_SUPPRESS_SEND=True", "MAIL_SERVER='smtp.example.net'\nMAIL_PORT=587\nMAIL_USE_TLS=True"),
        ("flask-mail", "sender_missing", "MAIL_SERVER='smtp.example.net'\nMAIL_PORT=587\nMAIL_USE_TLS=True\nMAIL_USERNAME='rosa@example.net'", "MAIL_SERVER='smtp.example.net'\nMAIL_PORT=587\nMAIL_USE_TLS=True\nMAIL_USERNAME='rosa@example.net'\nMAIL_DEFAULT_SENDER='rosa@example.net'"),
        ("fastapi-mail", "both_tls_flags", "MAIL_SERVER=smtp.example.net\nMAIL_PORT=587\nMAIL_STARTTLS=True\nMAIL_SSL_TLS=True", "MAIL_SERVER=smtp.example.net\nMAIL_PORT=587\nMAIL_STARTTLS=True\nMAIL_SSL_TLS=False"),
        ("fastapi-mail", "old_flag_names", "from fastapi_mail import ConnectionConfig\nconf = ConnectionConfig(\n  MAIL_SERVER='smtp.example.net',\n  MAIL_PORT=587,\n  MAIL_TLS=True,\n  MAIL_SSL=False)", "from fastapi_mail import ConnectionConfig\nconf = ConnectionConfig(\n  MAIL_SERVER='smtp.example.net',\n  MAIL_PORT=587,\n  MAIL_STARTTLS=True)"),
        ("fastapi-mail", "sign_in_switched_off", "MAIL_SERVER=smtp.example.net\nMAIL_PORT=587\nMAIL_STARTTLS=True\nMAIL_USERNAME=rosa@example.net\nUSE_CREDENTIALS=False", "MAIL_SERVER=smtp.example.net\nMAIL_PORT=587\nMAIL_STARTTLS=True\nMAIL_USERNAME=rosa@example.net\nUSE_CREDENTIALS=True"),
        ("fastapi-mail", "certificate_check_off", "MAIL_SERVER=smtp.example.net\nMAIL_PORT=587\nMAIL_STARTTLS=True\nVALIDATE_CERTS=False", "MAIL_SERVER=smtp.example.net\nMAIL_PORT=587\nMAIL_STARTTLS=True\nVALIDATE_CERTS=True"),
        ("python-smtplib", "starttls_call_missing", "import smtplib\ns = smtplib.SMTP('smtp.example.net', 587)\ns.login('rosa@example.net', 'secret-word')", "import smtplib\ns = smtplib.SMTP('smtp.example.net', 587)\ns.starttls()\ns.login('rosa@example.net', 'secret-word')"),
        ("python-smtplib", "sign_in_before_encryption", "import smtplib\ns = smtplib.SMTP('smtp.example.net', 587)\ns.login('rosa@example.net', 'secret-word')\ns.starttls()", "import smtplib\ns = smtplib.SMTP('smtp.example.net', 587)\ns.starttls()\ns.login('rosa@example.net', 'secret-word')"),
        ("python-smtplib", "password_not_ascii", "import smtplib\ns = smtplib.SMTP('smtp.example.net', 587)\ns.starttls()\ns.login('rosa@example.net', 'Zq7vßKp2wLm9x')", "import smtplib\ns = smtplib.SMTP('smtp.example.net', 587)\ns.starttls()\ns.login('rosa@example.net', 'Zq7vKp2wLm9x')"),
        ("nodemailer", "encryption_skipped", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, ignoreTLS: true })", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, requireTLS: true })"),
        ("nodemailer", "flag_from_environment", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, secure: process.env.SMTP_TLS })", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, secure: false })"),
        ("nodemailer", "service_wins", "nodemailer.createTransport({ service: 'gmail', host: 'smtp.example.net', port: 587 })", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587 })"),
        ("nodemailer", "wrong_key_names", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, auth: { username: 'rosa@example.net', password: 'secret-word' } })", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, auth: { user: 'rosa@example.net', pass: 'secret-word' } })"),
        ("nodemailer", "certificate_check_off", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587, tls: { rejectUnauthorized: false } })", "nodemailer.createTransport({ host: 'smtp.example.net', port: 587 })"),
        ("laravel", "scheme_unknown", Laravel + "MAIL_SCHEME=tls", Laravel + "MAIL_SCHEME=null"),
        ("laravel", "encryption_maybe_unread", Laravel + "MAIL_ENCRYPTION=tls", Laravel + "MAIL_SCHEME=smtp"),
        ("laravel", "nothing_is_sent", Laravel + "MAIL_MAILER=log", Laravel + "MAIL_MAILER=smtp"),
        ("laravel", "user_empty", "MAIL_MAILER=smtp\nMAIL_HOST=smtp.example.net\nMAIL_PORT=587\nMAIL_USERNAME=null", Laravel + "MAIL_MAILER=smtp"),
        ("laravel", "password_cut", Laravel + "MAIL_PASSWORD=Zq7v#Kp2wLm9x", Laravel + "MAIL_PASSWORD=\"Zq7v#Kp2wLm9x\""),
        ("symfony-mailer", "old_dsn_parameters", "MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587?encryption=tls&auth_mode=login", "MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587"),
        ("symfony-mailer", "nothing_is_sent", "# MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587\nMAILER_DSN=null://null", "MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587"),
        ("symfony-mailer", "bridge_needed", "MAILER_DSN=gmail+smtp://rosa:secret-word@default\n# before: smtp://rosa%40example.net:secret-word@smtp.example.net:587", "MAILER_DSN=smtp://rosa%40gmail.com:secret-word@smtp.gmail.com:587"),
        ("spring-boot", "sign_in_switched_off", Spring, Spring + "spring.mail.properties.mail.smtp.auth=true"),
        ("spring-boot", "wrong_prefix", Spring + "spring.mail.smtp.auth=true", Spring + "spring.mail.properties.mail.smtp.auth=true"),
        ("spring-boot", "smtps_prefix", Spring + "spring.mail.protocol=smtps", Spring + "spring.mail.protocol=smtp"),
        ("spring-boot", "password_read_by_yaml", "spring:\n  mail:\n    host: smtp.example.net\n    port: 587\n    username: rosa@example.net\n    password: @Zq7vKp2wLm9x", "spring:\n  mail:\n    host: smtp.example.net\n    port: 587\n    username: rosa@example.net\n    password: \"@Zq7vKp2wLm9x\""),
        ("jakarta-mail", "sign_in_switched_off", Jakarta, Jakarta + "mail.smtp.auth=true"),
        ("jakarta-mail", "flag_not_text", Jakarta + "props.put(\"mail.smtp.auth\", true);", Jakarta + "props.put(\"mail.smtp.auth\", \"true\");"),
        ("jakarta-mail", "socket_factory", "mail.smtp.host=smtp.example.net\nmail.smtp.port=587\nmail.smtp.auth=true\nmail.smtp.socketFactory.class=javax.net.ssl.SSLSocketFactory", Jakarta + "mail.smtp.auth=true"),
        ("rails", "both_tls_flags", "config.action_mailer.smtp_settings = {\n  address: 'smtp.example.net', port: 587, user_name: 'rosa@example.net', tls: true, enable_starttls: true }", "config.action_mailer.smtp_settings = {\n  address: 'smtp.example.net', port: 587, user_name: 'rosa@example.net', enable_starttls: true }"),
        ("rails", "wrong_key_names", "config.action_mailer.smtp_settings = {\n  address: 'smtp.example.net', port: 587, username: 'rosa@example.net' }", "config.action_mailer.smtp_settings = {\n  address: 'smtp.example.net', port: 587, user_name: 'rosa@example.net' }"),
        ("rails", "certificate_check_off", "config.action_mailer.smtp_settings = {\n  address: 'smtp.example.net', port: 587, openssl_verify_mode: 'none' }", "config.action_mailer.smtp_settings = {\n  address: 'smtp.example.net', port: 587, openssl_verify_mode: 'peer' }"),
        ("dotnet-smtpclient", "implicit_not_supported", "var c = new SmtpClient(\"smtp.example.net\", 465) { EnableSsl = true };", "var c = new SmtpClient(\"smtp.example.net\", 587) { EnableSsl = true };"),
        ("dotnet-smtpclient", "credentials_cleared", "var c = new SmtpClient(\"smtp.example.net\", 587);\nc.EnableSsl = true;\nc.Credentials = new NetworkCredential(\"rosa@example.net\", secret);\nc.UseDefaultCredentials = false;", "var c = new SmtpClient(\"smtp.example.net\", 587);\nc.EnableSsl = true;\nc.UseDefaultCredentials = false;\nc.Credentials = new NetworkCredential(\"rosa@example.net\", secret);"),
        ("dotnet-smtpclient", "oauth_not_supported", "var c = new SmtpClient(\"smtp.office365.com\", 587) { EnableSsl = true };", "var c = new SmtpClient(\"smtp.example.net\", 587) { EnableSsl = true };"),
        ("mailkit", "certificate_check_off", "using MailKit.Net.Smtp;\nclient.ServerCertificateValidationCallback = (s, c, h, e) => true;\nclient.Connect(\"smtp.example.net\", 587, false);", "using MailKit.Net.Smtp;\nclient.Connect(\"smtp.example.net\", 587, SecureSocketOptions.StartTls);"),
        ("go-net-smtp", "port_in_auth_host", "auth := smtp.PlainAuth(\"\", \"rosa@example.net\", secret, \"smtp.example.net:587\")\nsmtp.SendMail(\"smtp.example.net:587\", auth, from, to, msg)", "auth := smtp.PlainAuth(\"\", \"rosa@example.net\", secret, \"smtp.example.net\")\nsmtp.SendMail(\"smtp.example.net:587\", auth, from, to, msg)"),
        ("go-net-smtp", "implicit_not_supported", "smtp.SendMail(\"smtp.example.net:465\", auth, from, to, msg)", "smtp.SendMail(\"smtp.example.net:587\", auth, from, to, msg)"),
        ("wp-mail-smtp", "sign_in_switched_off", "define( 'WPMS_SMTP_HOST', 'smtp.example.net' );\ndefine( 'WPMS_SMTP_PORT', 587 );\ndefine( 'WPMS_SMTP_AUTH', false );\ndefine( 'WPMS_SMTP_USER', 'rosa@example.net' );", "define( 'WPMS_SMTP_HOST', 'smtp.example.net' );\ndefine( 'WPMS_SMTP_PORT', 587 );\ndefine( 'WPMS_SMTP_AUTH', true );\ndefine( 'WPMS_SMTP_USER', 'rosa@example.net' );"),
        ("phpmailer", "sign_in_switched_off", Php, Php + " $mail->SMTPAuth=true;"),
        ("phpmailer", "not_smtp_transport", "$mail = new PHPMailer; $mail->Host='smtp.example.net'; $mail->SMTPAuth=true; $mail->Port=587; $mail->Username='rosa@example.net';", Php + " $mail->SMTPAuth=true;"),
        ("phpmailer", "certificate_check_off", Php + " $mail->SMTPAuth=true; $mail->SMTPOptions = ['ssl' => ['verify_peer' => false]];", Php + " $mail->SMTPAuth=true;"),
        ("grafana", "policy_unknown", Grafana + "startTLS_policy = StarttlsMandatory", Grafana + "startTLS_policy = MandatoryStartTLS"),
        ("grafana", "port_missing", "[smtp]\nenabled = true\nhost = smtp.example.net\nuser = rosa@example.net\nstartTLS_policy = MandatoryStartTLS", Grafana + "startTLS_policy = MandatoryStartTLS"),
        ("grafana", "sending_disabled", "[smtp]\nenabled = false\nhost = smtp.example.net:587\nuser = rosa@example.net\nstartTLS_policy = MandatoryStartTLS", Grafana + "startTLS_policy = MandatoryStartTLS"),
        ("grafana", "policy_on_implicit_port", "[smtp]\nhost = smtp.example.net:465\nuser = rosa@example.net\nstartTLS_policy = MandatoryStartTLS", "[smtp]\nhost = smtp.example.net:465\nuser = rosa@example.net\nstartTLS_policy = OpportunisticStartTLS"),
        ("grafana", "certificate_check_off", Grafana + "startTLS_policy = MandatoryStartTLS\nskip_verify = true", Grafana + "startTLS_policy = MandatoryStartTLS\nskip_verify = false"),
        ("grafana", "password_cut", Grafana + "startTLS_policy = MandatoryStartTLS\npassword = Zq7v;Kp2wLm9x", Grafana + "startTLS_policy = MandatoryStartTLS\npassword = \"\"\"Zq7v;Kp2wLm9x\"\"\""),
        ("gitlab", "both_tls_flags", "gitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_tls'] = true\ngitlab_rails['smtp_enable_starttls_auto'] = true", "gitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_tls'] = false\ngitlab_rails['smtp_enable_starttls_auto'] = true"),
        ("gitlab", "certificate_check_off", "gitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_openssl_verify_mode'] = 'none'", "gitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_openssl_verify_mode'] = 'peer'"),
        ("gitlab", "sending_disabled", "gitlab_rails['smtp_enable'] = false\ngitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587", "gitlab_rails['smtp_enable'] = true\ngitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587"),
        ("gitlab", "password_quotation_mark", "gitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_password'] = \"Zq7v'Kp2wLm9x\"", "gitlab_rails['smtp_address'] = \"smtp.example.net\"\ngitlab_rails['smtp_port'] = 587\ngitlab_rails['smtp_password'] = \"Zq7vKp2wLm9x\""),
        ("nextcloud", "word_without_effect", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,\n'mail_smtpsecure' => 'tls',\n'mail_smtpauth' => true,", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,\n'mail_smtpsecure' => '',\n'mail_smtpauth' => true,"),
        ("nextcloud", "sign_in_switched_off", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,\n'mail_smtpname' => 'rosa@example.net',\n'mail_smtpauth' => false,", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,\n'mail_smtpname' => 'rosa@example.net',\n'mail_smtpauth' => true,"),
        ("nextcloud", "sender_split", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,\n'mail_from_address' => 'rosa@example.net',", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,\n'mail_from_address' => 'rosa',\n'mail_domain' => 'example.net',"),
        ("nextcloud", "certificate_check_off", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,\n'mail_smtpstreamoptions' => array('ssl' => array('verify_peer' => false)),", "'mail_smtphost' => 'smtp.example.net',\n'mail_smtpport' => 587,"),
        ("jenkins", "both_tls_flags", "unclassified:\n  mailer:\n    smtpHost: smtp.example.net\n    smtpPort: 587\n    useSsl: true\n    useTls: true", "unclassified:\n  mailer:\n    smtpHost: smtp.example.net\n    smtpPort: 587\n    useTls: true"),
        ("jenkins", "sender_default", "unclassified:\n  location:\n    adminAddress: address not configured yet <nobody@nowhere>\n  mailer:\n    smtpHost: smtp.example.net\n    smtpPort: 587\n    useTls: true", "unclassified:\n  location:\n    adminAddress: rosa@example.net\n  mailer:\n    smtpHost: smtp.example.net\n    smtpPort: 587\n    useTls: true"),
        ("postfix-relay", "sign_in_switched_off", "relayhost = [smtp.example.net]:587\nsmtp_tls_security_level = encrypt", Postfix),
        ("postfix-relay", "plain_filtered_out", "relayhost = [smtp.example.net]:587\nsmtp_sasl_auth_enable = yes\nsmtp_tls_security_level = encrypt", Postfix),
        ("postfix-relay", "wrapper_missing", "relayhost = [smtp.example.net]:465\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_security_options = noanonymous\nsmtp_tls_security_level = encrypt", "relayhost = [smtp.example.net]:465\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_security_options = noanonymous\nsmtp_tls_wrappermode = yes\nsmtp_tls_security_level = encrypt"),
        ("postfix-relay", "no_encryption", "relayhost = [smtp.example.net]:587\nsmtp_sasl_auth_enable = yes\nsmtp_sasl_security_options = noanonymous\nsmtp_tls_security_level = none", Postfix),
        ("msmtp", "sign_in_switched_off", "account default\nhost smtp.example.net\nport 587\nauth off\ntls on\ntls_starttls on\nuser rosa@example.net", "account default\nhost smtp.example.net\nport 587\nauth on\ntls on\ntls_starttls on\nuser rosa@example.net"),
        ("msmtp", "certificate_check_off", "host smtp.example.net\nport 587\nauth on\ntls on\ntls_starttls on\ntls_certcheck off", "host smtp.example.net\nport 587\nauth on\ntls on\ntls_starttls on"),
        ("keycloak", "sign_in_switched_off", Keycloak + "\"auth\": \"\" }", Keycloak + "\"auth\": \"true\" }"),
        ("keycloak", "both_tls_flags", Keycloak + "\"ssl\": \"true\", \"auth\": \"true\" }", Keycloak + "\"auth\": \"true\" }"),
        ("keycloak", "password_placeholder", Keycloak + "\"auth\": \"true\", \"password\": \"**********\" }", Keycloak + "\"auth\": \"true\", \"password\": \"secret-word\" }"),
        ("sentry", "both_tls_flags", "mail.host: 'smtp.example.net'\nmail.port: 587\nmail.use-tls: true\nmail.use-ssl: true", "mail.host: 'smtp.example.net'\nmail.port: 587\nmail.use-tls: true"),
        ("sentry", "own_mail_container", "mail.host: 'smtp'\nmail.port: 25\nmail.use-tls: false", "mail.host: 'smtp.example.net'\nmail.port: 587\nmail.use-tls: true"),
        ("discourse", "login_mechanism_wanted", "DISCOURSE_SMTP_ADDRESS: smtp.office365.com\nDISCOURSE_SMTP_PORT: 587", "DISCOURSE_SMTP_ADDRESS: smtp.office365.com\nDISCOURSE_SMTP_PORT: 587\nDISCOURSE_SMTP_AUTHENTICATION: login"),
        ("discourse", "password_cut", "DISCOURSE_SMTP_ADDRESS: smtp.example.net\nDISCOURSE_SMTP_PORT: 587\nDISCOURSE_SMTP_PASSWORD: Zq7v#Kp2wLm9x", "DISCOURSE_SMTP_ADDRESS: smtp.example.net\nDISCOURSE_SMTP_PORT: 587\nDISCOURSE_SMTP_PASSWORD: \"Zq7v#Kp2wLm9x\""),
        ("ghost", "not_smtp_transport", "mail__transport=Direct\nmail__options__host=smtp.example.net\nmail__options__port=587", "mail__transport=SMTP\nmail__options__host=smtp.example.net\nmail__options__port=587"),
        ("ghost", "flag_as_text", "mail__transport=SMTP\nmail__options__host=smtp.example.net\nmail__options__port=587\nmail__options__secure=false", "mail__transport=SMTP\nmail__options__host=smtp.example.net\nmail__options__port=587"),
        ("airflow", "both_tls_flags", "AIRFLOW__SMTP__SMTP_HOST=smtp.example.net\nAIRFLOW__SMTP__SMTP_PORT=465\nAIRFLOW__SMTP__SMTP_SSL=True", "AIRFLOW__SMTP__SMTP_HOST=smtp.example.net\nAIRFLOW__SMTP__SMTP_PORT=465\nAIRFLOW__SMTP__SMTP_SSL=True\nAIRFLOW__SMTP__SMTP_STARTTLS=False"),
        ("home-assistant", "certificate_check_off", "notify:\n  - platform: smtp\n    server: smtp.example.net\n    port: 587\n    encryption: starttls\n    verify_ssl: false", "notify:\n  - platform: smtp\n    server: smtp.example.net\n    port: 587\n    encryption: starttls"),
        ("home-assistant", "password_cut", "notify:\n  - platform: smtp\n    server: smtp.example.net\n    port: 587\n    encryption: starttls\n    password: Zq7v#Kp2wLm9x", "notify:\n  - platform: smtp\n    server: smtp.example.net\n    port: 587\n    encryption: starttls\n    password: \"Zq7v#Kp2wLm9x\""),
        ("alertmanager", "policy_on_implicit_port", "smtp_smarthost: 'smtp.example.net:465'\nsmtp_auth_username: 'rosa@example.net'", "smtp_smarthost: 'smtp.example.net:465'\nsmtp_auth_username: 'rosa@example.net'\nsmtp_require_tls: false"),
        ("alertmanager", "port_missing", "smtp_smarthost: 'smtp.example.net'\nsmtp_auth_username: 'rosa@example.net'", "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'"),
        ("alertmanager", "password_dollar", "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'\nsmtp_auth_password: 'Zq7v$Kp2wLm9x'", "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'\nsmtp_auth_password: 'Zq7vKp2wLm9x'"),
        ("powershell-send-mailmessage", "implicit_not_supported", "Send-MailMessage -SmtpServer smtp.example.net -Port 465 -UseSsl -From rosa@example.net", "Send-MailMessage -SmtpServer smtp.example.net -Port 587 -UseSsl -From rosa@example.net"),
        ("generic-env", "both_tls_flags", "SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_SSL=true\nSMTP_STARTTLS=true", "SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_STARTTLS=true"),
        ("generic-env", "password_cut", "SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_STARTTLS=true\nSMTP_PASSWORD=Zq7v#Kp2wLm9x", "SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_STARTTLS=true\nSMTP_PASSWORD=\"Zq7v#Kp2wLm9x\""),
        ("generic-env", "password_dollar", "SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_STARTTLS=true\nSMTP_PASSWORD=Zq7v$Kp2wLm9x", "SMTP_HOST=smtp.example.net\nSMTP_PORT=587\nSMTP_STARTTLS=true\nSMTP_PASSWORD=Zq7vKp2wLm9x"),
        ("python-smtplib", "certificate_check_off", "import smtplib, ssl\ns = smtplib.SMTP('smtp.example.net', 587)\ns.starttls(context=ssl._create_unverified_context())\ns.login('rosa@example.net', secret)", "import smtplib, ssl\ns = smtplib.SMTP('smtp.example.net', 587)\ns.starttls(context=ssl.create_default_context())\ns.login('rosa@example.net', secret)"),
        ("symfony-mailer", "certificate_check_off", "MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587?verify_peer=0", "MAILER_DSN=smtp://rosa%40example.net:secret-word@smtp.example.net:587"),
        ("spring-boot", "certificate_check_off", Spring + "spring.mail.properties.mail.smtp.auth=true\nspring.mail.properties.mail.smtp.ssl.trust=*", Spring + "spring.mail.properties.mail.smtp.auth=true"),
        ("spring-boot", "no_time_limit", Spring + "spring.mail.properties.mail.smtp.auth=true", Spring + "spring.mail.properties.mail.smtp.auth=true\nspring.mail.properties.mail.smtp.timeout=10000"),
        ("jakarta-mail", "certificate_check_off", Jakarta + "mail.smtp.auth=true\nmail.smtp.ssl.trust=*", Jakarta + "mail.smtp.auth=true\nmail.smtp.ssl.trust=smtp.example.net"),
        ("rails", "login_mechanism_wanted", "config.action_mailer.smtp_settings = {\n  address: 'smtp.office365.com', port: 587, user_name: 'rosa@contoso.example', enable_starttls: true }", "config.action_mailer.smtp_settings = {\n  address: 'smtp.office365.com', port: 587, user_name: 'rosa@contoso.example', authentication: :login, enable_starttls: true }"),
        ("dotnet-smtpclient", "port_in_host", "var c = new SmtpClient(\"smtp.example.net:587\") { EnableSsl = true };", "var c = new SmtpClient(\"smtp.example.net\", 587) { EnableSsl = true };"),
        ("dotnet-smtpclient", "certificate_check_off", "ServicePointManager.ServerCertificateValidationCallback = (s, c, h, e) => true;\nvar c = new SmtpClient(\"smtp.example.net\", 587) { EnableSsl = true };", "var c = new SmtpClient(\"smtp.example.net\", 587) { EnableSsl = true };"),
        ("go-net-smtp", "auth_host_differs", "auth := smtp.PlainAuth(\"\", \"rosa@example.net\", secret, \"mail.example.net\")\nsmtp.SendMail(\"smtp.example.net:587\", auth, from, to, msg)", "auth := smtp.PlainAuth(\"\", \"rosa@example.net\", secret, \"smtp.example.net\")\nsmtp.SendMail(\"smtp.example.net:587\", auth, from, to, msg)"),
        ("go-net-smtp", "certificate_check_off", "config := &tls.Config{InsecureSkipVerify: true}\nconn, err := tls.Dial(\"tcp\", \"smtp.example.net:465\", config)\nauth := smtp.PlainAuth(\"\", \"rosa@example.net\", secret, \"smtp.example.net\")", "conn, err := tls.Dial(\"tcp\", \"smtp.example.net:465\", nil)\nauth := smtp.PlainAuth(\"\", \"rosa@example.net\", secret, \"smtp.example.net\")"),
        ("grafana", "sending_not_enabled", "[smtp]\nhost = smtp.example.net:587\nuser = rosa@example.net\nstartTLS_policy = MandatoryStartTLS", Grafana + "startTLS_policy = MandatoryStartTLS"),
        ("discourse", "certificate_check_off", "DISCOURSE_SMTP_ADDRESS: smtp.example.net\nDISCOURSE_SMTP_PORT: 587\nDISCOURSE_SMTP_OPENSSL_VERIFY_MODE: none", "DISCOURSE_SMTP_ADDRESS: smtp.example.net\nDISCOURSE_SMTP_PORT: 587"),
        ("ghost", "certificate_check_off", "{ \"mail\": { \"transport\": \"SMTP\", \"options\": { \"host\": \"smtp.example.net\", \"port\": 587, \"tls\": { \"rejectUnauthorized\": false } } } }", "{ \"mail\": { \"transport\": \"SMTP\", \"options\": { \"host\": \"smtp.example.net\", \"port\": 587 } } }"),
        ("alertmanager", "greeting_default", "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'", "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'\nsmtp_hello: 'example.net'"),
        ("alertmanager", "certificate_check_off", "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'\nsmtp_tls_config:\n  insecure_skip_verify: true", "smtp_smarthost: 'smtp.example.net:587'\nsmtp_auth_username: 'rosa@example.net'"),
        ("curl-smtp", "certificate_check_off", "curl -k --url smtp://smtp.example.net:587 --ssl-reqd --user rosa@example.net --mail-from rosa@example.net", "curl --url smtp://smtp.example.net:587 --ssl-reqd --user rosa@example.net --mail-from rosa@example.net"),
    ];

    public static TheoryData<string, string, string, string> All => [.. Examples];

    [Theory]
    [MemberData(nameof(All))]
    public void A_mistake_is_found_where_it_was_made_and_not_where_it_was_put_right(string client, string mistake, string bad, string good)
    {
        Assert.Equal(client, Pasted.Read(good).Settings.Client);
        Assert.Contains(mistake, Pasted.Mistakes(bad));
        Assert.DoesNotContain(mistake, Pasted.Mistakes(good));
    }

    [Fact]
    public void Every_mistake_in_the_facts_has_an_example() =>
        Assert.Equal(
            ClientCatalog.Shared.All.SelectMany(client => client.Mistakes.Select(mistake => $"{client.Id} {mistake.Id}")).Distinct().Order(StringComparer.Ordinal),
            Examples.Select(example => $"{example.Client} {example.Mistake}").Order(StringComparer.Ordinal));
}
