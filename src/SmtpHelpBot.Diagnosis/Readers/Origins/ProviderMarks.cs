namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>How a provider's servers and its name show in a text, beside its hosts and domains. The first that fits names it.</summary>
internal static class ProviderMarks
{
    /// <summary>Sentences and banners that only this provider's servers send.</summary>
    public static Mark[] Sentences { get; } =
    [
        new("google-workspace-relay", "smtp-relay.gmail.com|smtp-relay was used"),
        new("gmail", "gsmtp|support.google.com|google-smtp-source|smtp.google|mx.google.com|google tried to deliver|aspmx.l.google.com|gmail-smtp-in"),
        new("microsoft-365", "prod.outlook.com|prod.exchangelabs.com|smtpclientauthentication|storedrv.submission|tenantattribution|aka.ms/smtp_auth|security defaults policy|protection.outlook.com|smtp.office365|basic authentication is not supported for client submission|#5.7.57 & !.local|exchange 20"),
        new("yahoo", "auth005|mbr1212|yahoo.com|login.yahoo|yahoodns"),
        new("qq", "service.mail.qq.com|login fail. please enter your authorization|login fail. account is abnormal|newxmesmtplogicsvr|esmtp qq mail"),
        new("tencent-exmail", "authentication failed, system busy|exmail.qq.com"),
        new("netease", "user has no permission|dt:spm|help.163.com|mail.163.com|coremail|163com[|126com["),
        new("mail-ru", "neobhodim parol prilozheniya|help.mail.ru|parol prilozheniya"),
        new("yandex", "ya.cc|yandex-team|feedback.yandex|yandex.ru|yandex imap|mail.yandex"),
        new("orange-fr", "ofr_|ofr004|ofr005|ofr006|mwinf|orange.fr|wanadoo"),
        new("laposte", "lpn105|lpn 10|lpn004|lpnaaa|laposte"),
        new("sendgrid", "maximum credits exceeded|authorization grant is invalid|unauthenticated senders not allowed|sg esmtp|verified sender identity|sendgrid"),
        new("mailgun", "mailgun is not loving|mailgun|sandbox subdomains are for test"),
        new("amazon-ses", "amazonses|ses.amazonaws|throttling failure|account not subscribed to ses|identities failed the check|ses:sendrawemail|amazon ses|amazonaws.com & email-smtp|smtp"),
        new("brevo", "your smtp account is not yet activated|sendinblue|smtp-brevo|brevo|xsmtpsib"),
        new("postmark", "postmark"),
        new("mandrill", "mandrill"),
        new("godaddy", "ib401|ibsmtp|secureserver|ib105|ib212|godaddy"),
        new("gmx-de", "gmx.net ~ smtp|mail.gmx.net|gmxnet"),
        new("azure-communication-services", "azurecomm"),
        new("emailit", "esmtp emailit"),
    ];

    /// <summary>The names people use for providers.</summary>
    public static Mark[] Names { get; } =
    [
        new("google-workspace", "google workspace|g suite|gsuite|google apps"),
        new("microsoft-365", "office 365|office365|microsoft 365|microsoft365|m365|o365|exchange online"),
        new("gmail", "gmail|google mail|googlemail|google"),
        new("outlook-com", "outlook.com|hotmail|live.com|msn.com|outlook365 personal"),
        new("icloud", "icloud|me.com|apple id"), new("yahoo", "yahoo"), new("aol", "aol"), new("zoho", "zoho"), new("yandex", "yandex|яндекс"), new("mail-ru", "mail.ru|мейл.ру|почта mail"), new("rambler", "rambler|рамблер"),
        new("qq", "qq邮箱|qq mail|qqmail|qq.com|foxmail"), new("tencent-exmail", "腾讯企业邮|企业微信邮箱|exmail"), new("netease", "163邮箱|网易|126邮箱|netease|163.com|126.com"), new("aliyun-qiye", "阿里企业邮|阿里云企业邮|阿里云邮箱"), new("aliyun", "aliyun|阿里云"),
        new("naver", "naver|네이버"), new("daum", "daum|hanmail|다음"), new("kakao", "kakao|카카오"), new("gmx-de", "gmx"), new("web-de", "web.de"), new("t-online", "t-online|telekom"), new("ionos", "ionos|1und1|1&1|1and1"), new("strato", "strato"), new("freenet", "freenet"), new("posteo", "posteo"), new("mailbox-org", "mailbox.org"), new("vodafone-de", "vodafone"),
        new("fastmail", "fastmail"), new("proton", "proton mail|protonmail|proton bridge|protonmail bridge|proton"), new("tuta", "tutanota|tuta mail"), new("runbox", "runbox"), new("hushmail", "hushmail"), new("ovh", "ovh"), new("gandi", "gandi"), new("infomaniak", "infomaniak"), new("free-fr", "free.fr|freebox"), new("sfr", "sfr.fr"), new("orange-fr", "orange"), new("laposte", "laposte|la poste"),
        new("libero", "libero.it|libero mail"), new("virgilio", "virgilio"), new("tim-it", "alice.it|tim.it"), new("aruba", "aruba"), new("seznam", "seznam"), new("wp-pl", "wp.pl|wirtualna polska"), new("onet", "onet.pl|onet poczta"), new("interia", "interia"), new("bt", "btinternet|bt mail"), new("sky", "sky.com"), new("virgin-media", "virgin media|virginmedia"), new("talktalk", "talktalk"),
        new("comcast", "comcast|xfinity"), new("att", "at&t|att.net|sbcglobal|bellsouth"), new("cox", "cox.net"), new("spectrum", "spectrum|charter.net|roadrunner|twc.com"), new("bell", "sympatico|bell.net"), new("centurylink", "centurylink"), new("telstra", "telstra|bigpond"), new("xtra", "xtra.co.nz"), new("bluewin", "bluewin"), new("kpn", "kpn"), new("ziggo", "ziggo"), new("uol", "uol.com.br"),
        new("migadu", "migadu"), new("purelymail", "purelymail"), new("mailfence", "mailfence"), new("startmail", "startmail"), new("riseup", "riseup"), new("mailo", "mailo.com"), new("godaddy", "godaddy|secureserver"), new("bluehost", "bluehost|blue host"), new("hostgator", "hostgator"), new("hostinger", "hostinger"), new("titan", "titan.email|titan mail"), new("namecheap", "namecheap|privateemail|private email"), new("dreamhost", "dreamhost"),
        new("rackspace", "rackspace|emailsrvr"), new("hetzner", "hetzner|your-server.de"), new("one-com", "one.com"), new("domainfactory", "domainfactory|ispgateway"), new("loopia", "loopia"), new("mxroute", "mxroute|mxlogin"), new("amazon-workmail", "workmail|awsapps"), new("sendgrid", "sendgrid"), new("mailgun", "mailgun"), new("amazon-ses", "amazon ses|aws ses|ses smtp|amazonses"), new("mailjet", "mailjet"),
        new("sparkpost", "sparkpost"), new("mailtrap", "mailtrap"), new("resend", "resend.com|resend smtp"), new("smtp2go", "smtp2go|-s2g"), new("elastic-email", "elasticemail|elastic email"), new("mailersend", "mailersend"), new("scaleway-tem", "scaleway"), new("zeptomail", "zeptomail"), new("sendpulse", "sendpulse"), new("turbosmtp", "turbosmtp|turbo-smtp"), new("forward-email", "forwardemail|forward email"), new("alibaba-directmail", "directmail|smtpdm"),
    ];
}
