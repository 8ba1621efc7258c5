using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Diagnosis.Readers.Signs;

/// <summary>Words of a server, a program or a person, and what they mean.</summary>
/// <param name="Fine">The finer diagnosis; key below <c>fine.</c> in the texts.</param>
/// <param name="Cause">The cause they speak for.</param>
/// <param name="Weight">How loudly.</param>
/// <param name="Reason">Why; key below <c>reason.</c> in the texts.</param>
/// <param name="Says">The words, as <see cref="Phrases.Pattern"/> writes them; any one of these will do.</param>
/// <param name="Question">Key below <c>question.</c> of what would settle the doubt; null where there is none.</param>
/// <param name="Doubts">Other causes that the same words leave possible.</param>
/// <param name="Alone">Counts only where no server and no program said anything: plain words of a person.</param>
/// <param name="Last">Counts only where no other words of a server or a program do: a bare code.</param>
/// <param name="Unreached">Says that no server was reached: speaks less loudly where one answered.</param>
/// <param name="Elsewhere">Another protocol refused, and nothing speaks of sending: what else stands there is about that other sign-in.</param>
internal sealed record Sign(string Fine, Cause Cause, Loudness Weight, string Reason, string[] Says, string? Question = null, Doubt[]? Doubts = null, bool Alone = false, bool Last = false, bool Unreached = false, bool Elsewhere = false)
{
    /// <summary>The same sign, heard less.</summary>
    public Sign NoLouderThan(Loudness most) => Weight > most ? this with { Weight = most } : this;
}

/// <summary>Another cause that the same words leave possible.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Weight">How loudly.</param>
/// <param name="Reason">Why; key below <c>reason.</c> in the texts.</param>
internal sealed record Doubt(Cause Cause, Loudness Weight, string Reason);
