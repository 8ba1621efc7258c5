namespace SmtpHelpBot.Diagnosis.Redaction;

/// <summary>Letters of the width of Chinese signs, as Chinese and Japanese keyboards type them.</summary>
internal static class FullWidth
{
    private const char First = '\uFF01';
    private const char Last = '\uFF5E';

    /// <summary>The text with these letters as ASCII has them, each in its place.</summary>
    public static string Fold(string text) => text.AsSpan().IndexOfAnyInRange(First, Last) < 0
        ? text
        : string.Create(text.Length, text, (folded, whole) =>
        {
            for (var at = 0; at < whole.Length; at++)
            {
                folded[at] = whole[at] is >= First and <= Last ? (char)(whole[at] - First + '!') : whole[at];
            }
        });
}
