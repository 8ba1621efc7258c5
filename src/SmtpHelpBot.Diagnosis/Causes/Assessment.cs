namespace SmtpHelpBot.Diagnosis.Causes;

/// <summary>A cause and how sure we are of it.</summary>
/// <param name="Cause">The cause.</param>
/// <param name="Confidence">From 0 to 1; those of one assessment add up to at most 1.</param>
public sealed record RankedCause(Cause Cause, double Confidence);

/// <summary>What the evidence says so far.</summary>
/// <param name="Ranked">Causes, the likeliest first; empty where nothing speaks for any.</param>
/// <param name="Fine">The finer diagnosis, such as <c>app_password_required</c>: a key below <c>fine.</c> in the texts; null where there is none.</param>
/// <param name="Evidence">What it rests on: what speaks for the likeliest cause first, then the loudest.</param>
/// <param name="NextQuestion">Key below <c>question.</c> of the one question that would settle the doubt; null where none would.</param>
public sealed record Assessment(
    IReadOnlyList<RankedCause> Ranked,
    string? Fine,
    IReadOnlyList<Evidence> Evidence,
    string? NextQuestion = null)
{
    /// <summary>Nothing is known yet.</summary>
    public static Assessment Nothing { get; } = new([], null, []);

    /// <summary>The likeliest cause; null where nothing speaks for any.</summary>
    public Cause? Likeliest => Ranked.Count > 0 ? Ranked[0].Cause : null;
}
