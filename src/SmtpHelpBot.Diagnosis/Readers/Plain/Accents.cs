using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Readers.Plain;

/// <summary>Letters without their accents: many servers, logs and people write <c>bloquee</c> for <c>bloquée</c>.</summary>
internal static class Accents
{
    private const char First = '\u00E0';
    private const char FirstMark = '\u0300';
    private const char LastMark = '\u036F';

    /// <summary>Pairs of a small letter with an accent and the one without.</summary>
    private const string Pairs =
        "àaáaâaãaäaåaāaăaąaçcćcčcďdđdèeéeêeëeēeėeęeěeğgìiíiîiïiīiıiłlñnńnňnòoóoôoõoöoőoøořrśsşsšsșsťtțtùuúuûuüuūuůuűuýyÿyźzżzžzёе";

    private static readonly FrozenDictionary<char, char> Plain =
        Enumerable.Range(0, Pairs.Length / 2).ToFrozenDictionary(at => Pairs[at * 2], at => Pairs[(at * 2) + 1]);

    /// <summary>A small letter without its accent.</summary>
    public static char Without(char letter) => letter >= First && Plain.TryGetValue(letter, out var plain) ? plain : letter;

    /// <summary>A word in small letters without its accents.</summary>
    public static string Without(string word) => string.Concat(word.Where(letter => !IsMark(letter)).Select(Without));

    /// <summary>A German word as it is written where there are no umlauts, <c>ungueltig</c> for <c>ungültig</c>; null where it has none.</summary>
    public static string? Spelled(string word) =>
        word.Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal) is var spelled && spelled != word ? Without(spelled) : null;

    /// <summary>An accent that stands behind its letter, as some systems write names.</summary>
    public static bool IsMark(char letter) => letter is >= FirstMark and <= LastMark;
}
