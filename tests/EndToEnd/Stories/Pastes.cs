namespace SmtpHelpBot.EndToEnd.Stories;

/// <summary>What people paste.</summary>
internal static class Pastes
{
    /// <summary>The page that Django shows a developer when Gmail refuses the sign-in.</summary>
    public const string GmailInDjango = """
        SMTPAuthenticationError at /contact/
        (535, b'5.7.8 Username and Password not accepted. For more information, go to\n5.7.8  https://support.google.com/mail/?p=BadCredentials 4-20020a17 - gsmtp')
        Request Method: POST
        Request URL: http://127.0.0.1:8000/contact/
        Django Version: 5.1.3
        Exception Type: SMTPAuthenticationError
        Exception Location: /usr/lib/python3.12/smtplib.py, line 662, in auth
        EMAIL_HOST 'smtp.gmail.com'
        EMAIL_PORT 587
        EMAIL_USE_TLS True
        """;
}
