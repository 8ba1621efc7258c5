using System.Buffers;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;

namespace SmtpHelpBot.Diagnosis.Redaction.Shaped;

/// <summary>How the keys and tokens of one maker begin.</summary>
/// <param name="Beginning">The letters that all of them begin with.</param>
/// <param name="Kind">What they are.</param>
/// <param name="Shortest">How many letters follow at least.</param>
/// <param name="Letters">Which ones.</param>
/// <param name="Wants">What must be among them: the beginning alone is a word that people use.</param>
internal sealed record KeyPrefix(string Beginning, SecretKind Kind, int Shortest, SearchValues<char> Letters, KeyLetters Wants = KeyLetters.Any);

/// <summary>What must be among the letters of a key.</summary>
internal enum KeyLetters
{
    /// <summary>Anything.</summary>
    Any,

    /// <summary>A digit.</summary>
    Digit,

    /// <summary>A digit and a capital letter.</summary>
    DigitAndCapital,

    /// <summary>A dot between two parts.</summary>
    Dot,
}
