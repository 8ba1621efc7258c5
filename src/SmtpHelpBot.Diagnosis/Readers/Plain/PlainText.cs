namespace SmtpHelpBot.Diagnosis.Readers.Plain;

/// <summary>Turns what people paste into the text that stood there before it was wrapped: web pages, escapes of programming languages, quoted-printable, bytes in a Chinese code page.</summary>
internal static class PlainText
{
    /// <summary>The plain text of <paramref name="source"/>; time grows linearly with its length.</summary>
    public static string Of(string source) => ChineseBytes.Undo(Escapes.Undo(QuotedPrintable.Undo(HtmlPage.Undo(source))));
}
