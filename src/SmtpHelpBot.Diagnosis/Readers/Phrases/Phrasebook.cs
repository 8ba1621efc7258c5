using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Readers.Plain;

namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>
/// Finds all terms of all patterns in one pass. A term that begins with a letter or digit begins a word, one that ends with a
/// digit ends one, so that 5.7.13 is not seen in 5.7.139. Terms with one of <see cref="Marks"/> in front are facts that were
/// found another way (<c>#535</c> a reply code, <c>@gmail</c> a provider, <c>%nodemailer</c> a library). One in braces, such as
/// <c>{denied}</c>, stands for each word of its group. Accents do not count: a flat text has none.
/// </summary>
internal sealed class Phrasebook
{
    private const string Marks = "#@%";
    private readonly FrozenDictionary<string, int> ids;
    private readonly TermTree tree;
    private readonly int[][] groupsOf;

    /// <param name="terms">The terms, in small letters.</param>
    /// <param name="groups">The words of each group, by its name in braces.</param>
    public Phrasebook(IEnumerable<string> terms, IReadOnlyDictionary<string, string[]> groups)
    {
        string[] asked = [.. terms.Distinct(StringComparer.Ordinal)];
        string[] written = [.. asked.Concat(asked.SelectMany(term => groups.GetValueOrDefault(term, []))).Distinct(StringComparer.Ordinal)];
        ids = written.Select(Accents.Without).Distinct(StringComparer.Ordinal).Select((term, id) => (term, id))
            .ToFrozenDictionary(pair => pair.term, pair => pair.id, StringComparer.Ordinal);
        tree = new(written.Where(term => !Marks.Contains(term[0]) && !groups.ContainsKey(term))
            .SelectMany(term => Spellings(term).Select(spelling => (Text: spelling, Id: ids[Accents.Without(term)]))).DistinctBy(spelling => spelling.Text, StringComparer.Ordinal));
        groupsOf = GroupsOf(groups);
    }

    /// <summary>How many terms there are.</summary>
    public int Count => ids.Count;

    /// <summary>The number of a term; null where no pattern knows it.</summary>
    public int? IdOf(string term) => ids.TryGetValue(term, out var id) ? id : null;

    /// <summary>The numbers of terms written with <c>|</c> between them.</summary>
    public int[] IdsOf(string terms) => [.. terms.Split('|').Select(term => ids[Accents.Without(term)]).Distinct()];

    /// <summary>All terms in <paramref name="flat"/>; time grows linearly with its length.</summary>
    public Sightings Scan(string flat)
    {
        var seen = new Sightings(ids.Count);
        for (var at = 0; at < flat.Length; at++)
        {
            if (MayBegin(flat, at))
            {
                Note(flat, at, seen);
            }
        }

        return seen;
    }

    /// <summary>Notes a term, and that a word of its groups is there.</summary>
    public void Note(int id, Hit where, Sightings seen)
    {
        seen.Add(id, where);
        foreach (var group in groupsOf[id])
        {
            seen.Add(group, where);
        }
    }

    /// <summary>A term as it may be written; a spelling that is a term of its own is left to that.</summary>
    private IEnumerable<string> Spellings(string term) =>
        [Accents.Without(term), .. new[] { TraditionalChinese.Of(term), Accents.Spelled(term) }.OfType<string>().Where(other => !ids.ContainsKey(other))];

    /// <summary>The groups that are asked for, by the number of each of their words.</summary>
    private int[][] GroupsOf(IReadOnlyDictionary<string, string[]> groups)
    {
        var byWord = new int[ids.Count][];
        Array.Fill(byWord, []);
        foreach (var (name, words) in groups.Where(group => ids.ContainsKey(group.Key)))
        {
            foreach (var word in words.Select(Accents.Without).Distinct(StringComparer.Ordinal))
            {
                byWord[ids[word]] = [.. byWord[ids[word]], ids[name]];
            }
        }

        return byWord;
    }

    /// <summary>Notes the terms that begin at a place; the longest term bounds what that costs.</summary>
    private void Note(string flat, int at, Sightings seen)
    {
        var node = TermTree.Root;
        for (var end = at; end < flat.Length;)
        {
            node = tree.Next(node, flat[end++]);
            if (node == TermTree.None)
            {
                return;
            }

            if (tree.TermAt(node) is not TermTree.None and var id && MayEnd(flat, end))
            {
                Note(id, new(at, end), seen);
            }
        }
    }

    private static bool MayBegin(string flat, int at) => at == 0 || !char.IsAsciiLetterOrDigit(flat[at]) || !char.IsAsciiLetterOrDigit(flat[at - 1]);

    private static bool MayEnd(string flat, int end) => end == flat.Length || !char.IsAsciiDigit(flat[end - 1]) || !char.IsAsciiDigit(flat[end]);
}
