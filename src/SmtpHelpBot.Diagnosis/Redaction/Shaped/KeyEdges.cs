namespace SmtpHelpBot.Diagnosis.Redaction.Shaped;

/// <summary>Tells a key that stands alone from letters within a longer word.</summary>
internal static class KeyEdges
{
    /// <summary>Where the scripts begin that write words without blanks, or endings right behind a foreign word.</summary>
    private const char FirstWithoutBlanks = '\u2E80';

    /// <summary>Whether a word goes on with this letter: beside one of Chinese, Japanese or Korean a key stands alone.</summary>
    public static bool IsOfWord(char letter) => letter < FirstWithoutBlanks && (char.IsLetterOrDigit(letter) || letter == '_');
}
