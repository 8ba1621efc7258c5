namespace SmtpHelpBot.Diagnosis.Readers.Replies;

/// <summary>A refusal of a server, as it stands in a text.</summary>
/// <param name="Code">Reply code, such as 535 (RFC 5321 section 4.2); null where only an enhanced code stands there.</param>
/// <param name="Enhanced">Enhanced status code, such as 5.7.8 (RFC 3463); null where there is none.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="TextStart">Where the server's sentence begins.</param>
internal sealed record Reply(int? Code, string? Enhanced, int Start, int TextStart)
{
    /// <summary>The server waits for the next line of the sign-in (RFC 4954 section 4).</summary>
    public const int Challenge = 334;

    private const int FirstRefusal = 400;

    /// <summary>Codes that a sign-in is refused with (RFC 4954 section 6, and those that providers made up).</summary>
    public bool IsAboutSignIn => Code is Challenge or 432 or 435 or 454 or 504 or 523 or 524 or 525 or 526 or 530 or 534 or 535 or 538;

    /// <summary>A server answered, and said no (RFC 5321 section 4.2.1).</summary>
    public bool IsRefusal => Code >= FirstRefusal;
}
