using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers.Phrases;
using SmtpHelpBot.Diagnosis.Readers.Signs;

namespace SmtpHelpBot.Diagnosis.Readers;

/// <summary>What the signs in a text say.</summary>
/// <param name="Fine">The finer diagnosis; null where there is none.</param>
/// <param name="Question">What would settle the doubt; null where nothing would.</param>
/// <param name="Evidence">What they speak for, the loudest first.</param>
internal sealed record Verdict(string? Fine, string? Question, IReadOnlyList<Evidence> Evidence)
{
    /// <summary>The verdict on a text: its finding and question are those of the loudest sign for the likeliest cause.</summary>
    public static Verdict On(ScannedText text)
    {
        var signs = SignsIn(text);
        List<Evidence> evidence = [.. signs.SelectMany(found => EvidenceOf(found.Owner, text, found.Where))];
        if (Ranking.Of(evidence) is not [var likeliest, ..])
        {
            return new(null, null, evidence);
        }

        var main = signs.Find(found => found.Owner.Cause == likeliest.Cause).Owner ?? signs[0].Owner;
        return new(main.Fine, main.Question, evidence);
    }

    /// <summary>
    /// The signs that count, the loudest first; beside the refusal of another protocol, the rest is a doubt, and beside the
    /// refusal of a server, that none was reached.
    /// </summary>
    private static List<(Sign Owner, Hit Where)> SignsIn(ScannedText text)
    {
        var signs = Heard([.. SignBook.Shared.SignsIn(text.Seen)]);
        if (signs.Exists(found => found.Owner.Elsewhere))
        {
            signs = signs.ConvertAll(found => found.Owner.Cause == Cause.NotSmtpAuth ? found : (found.Owner.NoLouderThan(Loudness.Even), found.Where));
        }

        if (text.Replies.Exists(reply => reply.IsRefusal))
        {
            signs = signs.ConvertAll(found => found.Owner.Unreached ? (found.Owner.NoLouderThan(Loudness.Likely), found.Where) : found);
        }

        return [.. signs.OrderByDescending(found => found.Owner.Weight)];
    }

    /// <summary>Words of a server or a program before a bare code, and a code before the plain words of a person.</summary>
    private static List<(Sign Owner, Hit Where)> Heard(List<(Sign Owner, Hit Where)> signs) =>
        signs.FindAll(found => found.Owner is { Alone: false, Last: false }) is { Count: > 0 } said ? said
        : signs.FindAll(found => found.Owner.Last) is { Count: > 0 } codes ? codes
        : signs;

    private static IEnumerable<Evidence> EvidenceOf(Sign sign, ScannedText text, Hit where)
    {
        var quote = text.QuoteAt(where);
        yield return new(sign.Cause, sign.Weight.ToWeight(), sign.Reason, quote);
        foreach (var doubt in sign.Doubts ?? [])
        {
            yield return new(doubt.Cause, doubt.Weight.ToWeight(), doubt.Reason, quote);
        }
    }
}
