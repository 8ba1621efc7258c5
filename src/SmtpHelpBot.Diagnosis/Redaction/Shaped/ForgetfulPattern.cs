using System.Text.RegularExpressions;

namespace SmtpHelpBot.Diagnosis.Redaction.Shaped;

/// <summary>
/// An expression that forgets what it has read. Linear ones keep every state they ever met, up to some ten megabytes each, and hostile pastes make new ones
/// without end: behind so many letters a fresh one takes its place. Built when a text calls for it first.
/// </summary>
/// <param name="pattern">Finds a secret.</param>
internal sealed class ForgetfulPattern(string pattern)
{
    /// <summary>How many letters one reads: some hundred texts, or sixteen of the longest.</summary>
    private const int LongestMemory = 1 << 20;

    private const RegexOptions Linear = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private Regex? current;
    private int read;

    /// <summary>Where it stands in <paramref name="text"/>, in order.</summary>
    public MatchCollection Matches(string text)
    {
        var regex = Volatile.Read(ref current);
        if (regex is null || Interlocked.Add(ref read, text.Length) > LongestMemory)
        {
            regex = new(pattern, Linear);
            Volatile.Write(ref read, text.Length);
            Volatile.Write(ref current, regex);
        }

        return regex.Matches(text);
    }
}
