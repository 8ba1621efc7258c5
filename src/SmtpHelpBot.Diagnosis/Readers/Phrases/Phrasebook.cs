using System.Buffers;
using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>
/// Finds all terms of all patterns in one pass. A term that begins with a letter or digit begins a word, one that ends with a
/// digit ends one, so that 5.7.13 is not seen in 5.7.139. Terms with one of <see cref="Marks"/> in front are facts that were
/// found another way (<c>#535</c> a reply code, <c>@gmail</c> a provider, <c>%nodemailer</c> a library).
/// </summary>
internal sealed class Phrasebook
{
    private const string Marks = "#@%";
    private readonly FrozenDictionary<string, int> ids;
    private readonly FrozenDictionary<int, (string Text, int Id)[]> byStart;
    private readonly SearchValues<string> any;

    /// <param name="terms">The terms, in small letters.</param>
    public Phrasebook(IEnumerable<string> terms)
    {
        ids = terms.Distinct(StringComparer.Ordinal).Select((term, id) => (term, id)).ToFrozenDictionary(pair => pair.term, pair => pair.id, StringComparer.Ordinal);
        var spoken = ids.Keys.Where(term => !Marks.Contains(term[0])).ToList();
        any = SearchValues.Create([.. spoken], StringComparison.Ordinal);
        byStart = spoken.GroupBy(term => Start(term[0], term.Length > 1 ? term[1] : '\0')).ToFrozenDictionary(group => group.Key, group => group.Select(term => (term, ids[term])).ToArray());
    }

    /// <summary>The number of a term; null where no pattern knows it.</summary>
    public int? IdOf(string term) => ids.TryGetValue(term, out var id) ? id : null;

    /// <summary>The numbers of terms written with <c>|</c> between them.</summary>
    public int[] IdsOf(string terms) => [.. terms.Split('|').Select(term => ids[term])];

    /// <summary>All terms in <paramref name="flat"/>; time grows linearly with its length.</summary>
    public Sightings Scan(string flat)
    {
        var seen = new Sightings(ids.Count);
        for (var at = 0; at < flat.Length; at++)
        {
            var next = flat.AsSpan(at).IndexOfAny(any);
            if (next < 0)
            {
                break;
            }

            at += next;
            Note(flat, at, '\0', seen);
            if (at + 1 < flat.Length)
            {
                Note(flat, at, flat[at + 1], seen);
            }
        }

        return seen;
    }

    private void Note(string flat, int at, char second, Sightings seen)
    {
        if (!byStart.TryGetValue(Start(flat[at], second), out var terms))
        {
            return;
        }

        foreach (var (text, id) in terms)
        {
            if (string.CompareOrdinal(flat, at, text, 0, text.Length) == 0 && IsWhole(flat, at, at + text.Length))
            {
                seen.Add(id, new(at, at + text.Length));
            }
        }
    }

    private static int Start(char first, char second) => (first << 16) | second;

    private static bool IsWhole(string flat, int start, int end) =>
        !(start > 0 && char.IsAsciiLetterOrDigit(flat[start]) && char.IsAsciiLetterOrDigit(flat[start - 1]))
        && !(end < flat.Length && char.IsAsciiDigit(flat[end - 1]) && char.IsAsciiDigit(flat[end]));
}
