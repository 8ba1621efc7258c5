namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>How a text shows which program or library wrote it. The first that fits names it.</summary>
internal static class LibraryMarks
{
    /// <summary>Programs and what they write, the tellingest first.</summary>
    public static Mark[] All { get; } =
    [
        new("ldap", "ldaperror|ldap result code|ldaperr|http_auth_ldap|django-auth-ldap|ldap_bind"),
        new("git", "fatal: authentication failed for|remote: invalid username|git push|git clone|git -c"),
        new("imap-client", "offlineimap|imapfilter|imaplib|node-imap|node_modules/imap|mbsync|isync|fetchmail|getmail|imapclient", "imap & !smtp|webmail|rainloop|snappymail|mailkit.|mailspring|thunderbird|outlook"),
        new("phpmailer", "phpmailer|smtp connect() failed|smtp error: could not authenticate|smtp error: password command failed|smtp error: failed to connect|$mail->|smtp -> error|smtp -> from server|password command failed|username command failed|mailer error:|smtp error: data not accepted|smtp error: the following|client -> server:"),
        new("symfony-mailer", "symfony\\component\\mailer|symfony/mailer|symfony\\mailer|using the following authenticators|mailer_dsn|[mailer]|esmtptransport|connection could not be established with host & !swift|swiftmailer"),
        new("swiftmailer", "swift_|swiftmailer|swift mailer|possible authenticators|expected response code"),
        new("zend-mail", "zend_mail|zend\\mail|zend/mail|laminas\\mail|laminas-mail|zend-mail|magento"),
        new("wordpress", "wp-mail-smtp|wp mail smtp|wp_mail|fluentsmtp|wp-config|wp-content|wordpress"),
        new("dotnet-smtpclient", "system.net.mail|secure connection or the client was not authenticated|smtpexception|failure sending mail|send-mailmessage|smtpclient.send|mailcommand.checkresponse|authinfo", "calling \"send\""),
        new("mailkit", "mailkit|mimekit|saslmechanism|mailboxaddress|sslhandshakeexception|smtpcommandexception|authenticationinvalidcredentials|starttlswhenavailable|secure socket options|securesocketoptions"),
        new("python-smtplib", "smtplib|smtpauthenticationerror|smtpserverdisconnected|smtpsenderrefused|smtprecipientsrefused|smtpdataerror|smtpnotsupportederror|smtpconnecterror|smtpheloerror|email_use_tls|email_host|email_backend|django|flask_mail|flask-mail|fastapi-mail|yagmail|(most recent call last)|file \"/usr/lib/python|smtphandler|odoo|home-assistant|homeassistant|airflow|frappe|zulip|calibre-web|cps.worker|reply: b'|reply: retcode|twisted.mail|apprise|smtpexception:", "(535, b'|(530, b'|(550, b'|(534, b'|(535, '|connectionrefusederror"),
        new("nodemailer", "nodemailer|smtpconnection|smtp-connection|eauth|invalid login: |invalid login - |createtransport|greeting never received|econnection|esocket|eenvelope|emailjs|simplesmtp|getaddrinforeqwrap|tcpconnectwrap|autherror|command: 'conn'|smtp-transport|can't send mail - all recipients|no recipients defined|missing credentials for|getaddrinfo eai_again|connect etimedout|connect econnrefused|getaddrinfo enotfound|server terminates connection. response="),
        new("javamail", "javax.mail|jakarta.mail|com.sun.mail|org.eclipse.angus|javamail|authenticationfailedexception|messagingexception|mailauthenticationexception|smtpsendfailedexception|mailconnectexception|could not connect to smtp host|pkix path|spring.mail|mail.smtp.|sslhandshakeexception & !mailkit", "mechansims supported by both|jenkins|keycloak|could not convert socket to tls|got bad greeting|java.net.|java.lang"),
        new("ruby-net-smtp", "net::smtp|net/smtp|smtp.rb|openssl::ssl::sslerror|actionmailer|action_mailer|net::opentimeout|net::readtimeout|gitlab_rails|enable_starttls_auto|sidekiq|smtpauthenticationerror & !smtplib|python|traceback|raise smtp|(535, |at /", "connect(2)|socketerror: getaddrinfo|gitlab|discourse|ruby on rails|.rb:"),
        new("rust-lettre", "lettre|no compatible authentication mechanism was found|rust|rustls|invalid peer certificate"),
        new("go-net-smtp", "gomail|gophish|grafana|alertmanager|mattermost|gitea|dial tcp|x509:|tls: first record|net/smtp|smtp.sendmail|smtp.plainauth|lvl=eror|logger=alerting|max connection attempts exceeded|connectex|authelia|goroutine|listmonk|tls: failed to verify|: no such host|tls handshake timeout|read tcp|sensu|harbor|i/o timeout|\"caller\":\"", "unencrypted connection & !mailbox"),
        new("msmtp", "msmtp"),
        new("swaks", "swaks|=== trying|=== connected to|<** 535|<~*|<** "),
        new("curl", "curl:|curl -|libcurl|curl_easy|schannel:|* closing connection|url rejected"),
        new("openssl", "openssl s_client|s_client|verify return code"),
        new("exim", "exim & !esmtp exim|client -> server|535", "fixed_login authenticator|plain authenticator failed|login authenticator failed|dovecot_login|dovecot_plain|smtp error from remote mail server|dovecot_login authenticator"),
        new("postfix", "postfix/|status=deferred|sasl plain authentication failed|sasl login authentication failed|noqueue: reject|sasl authentication failed|smtp_sasl|relay=|said: "),
        new("sendmail", "sendmail[|sm-mta|stat=deferred|sendmail:|dsn=5|ctladdr="),
        new("thunderbird", "thunderbird|outgoing server (smtp)|postausgangs-server (smtp)|serveur sortant (smtp)|servidor de envio (smtp)|servidor saliente (smtp)|servidor de salida (smtp)|server in uscita (smtp)|uitgaande server (smtp)|uitgaande-server (smtp)|сервере исходящей почты (smtp)|сервером исходящей почты (smtp)|发件服务器 (smtp)|发件（smtp）|发送服务器（smtp）|外发服务器（smtp）|送信 (smtp) サーバー|smtp-server smtp.|account settings | outgoing|betterbird|k-9 mail"),
        new("outlook", "0x800ccc|0x80042108|0x80042109|0x8004210|0x8004011d|microsoft outlook|outlook express|windows live mail|windows mail|outlook", "id de erro do windows"),
        new("apple-mail", "apple mail|mail.app|ios mail|iphone mail|cannot send message using the server|mail kann nicht über den server|could not send mail|cannot get mail|mailkiterror|macos mail|icloud mail|iphone|ipad|macbook"),
        new("webmail", "roundcube|rainloop|snappymail|afterlogic|squirrelmail|horde|mailso|webmail lite|smtp error (535)|smtp error (-1)|sogo|webmail"),
        new("mail-client", "mailspring|kmail|evolution|claws|sylpheed|mailbird|em client|emclient|postbox|the bat|fairemail|k-9|k9 mail|spark mail|mailsmtp|airmail|mutt|nextcloud mail|samsung email|gmail app|send mail as"),
        new("http-api", "@sendgrid/client|sendgrid.api|graph.microsoft.com|curl -k|unauthorized (401)|\"title\": \"unauthorized\"|http 401"),
        new("telnet", "telnet|auth login 334"),
        new("printer", "scanner|printer|copier|drucker|imprimante|impresora|impressora|stampante|scan to email|scan-to-email|打印机|扫描仪|複合機|プリンタ|принтер|сканер|мфу"),
    ];
}
