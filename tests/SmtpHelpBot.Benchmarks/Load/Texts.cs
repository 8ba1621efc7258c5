namespace SmtpHelpBot.Benchmarks.Load;

/// <summary>What people write to the bot.</summary>
internal static class Texts
{
    public const string Help = "help";

    /// <summary>The page that Django shows for a refused sign-in at Gmail, as it is pasted.</summary>
    public const string DjangoPage = """
        SMTPAuthenticationError at /contact/
        (535, b'5.7.8 Username and Password not accepted. For more information, go to\n5.7.8  https://support.google.com/mail/?p=BadCredentials 5b1f17b1804b1-47e0fb7a4c3sm2413945e9.2 - gsmtp')
        Request Method:	POST
        Request URL:	http://127.0.0.1:8000/contact/
        Django Version:	5.1.4
        Exception Type:	SMTPAuthenticationError
        Exception Value:
        (535, b'5.7.8 Username and Password not accepted. For more information, go to\n5.7.8  https://support.google.com/mail/?p=BadCredentials 5b1f17b1804b1-47e0fb7a4c3sm2413945e9.2 - gsmtp')
        Exception Location:	/usr/lib/python3.12/smtplib.py, line 662, in auth
        Raised during:	shop.views.contact
        Python Executable:	/srv/shop/venv/bin/python
        Python Version:	3.12.3
        Traceback (most recent call last):
          File "/srv/shop/venv/lib/python3.12/site-packages/django/core/handlers/exception.py", line 55, in inner
            response = get_response(request)
          File "/srv/shop/shop/views.py", line 41, in contact
            send_mail(subject, body, settings.EMAIL_HOST_USER, ["owner@example.org"], fail_silently=False)
          File "/srv/shop/venv/lib/python3.12/site-packages/django/core/mail/backends/smtp.py", line 99, in open
            self.connection.login(self.username, self.password)
          File "/usr/lib/python3.12/smtplib.py", line 750, in login
            raise last_exception
          File "/usr/lib/python3.12/smtplib.py", line 662, in auth
            raise SMTPAuthenticationError(code, resp)
        EMAIL_HOST = 'smtp.gmail.com'
        EMAIL_PORT = 587
        EMAIL_USE_TLS = True
        EMAIL_HOST_USER = 'shop.example@gmail.com'
        """;
}
