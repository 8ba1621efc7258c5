using SmtpHelpBot.Diagnosis.Readers.Origins;
using SmtpHelpBot.Diagnosis.Readers.Phrases;

namespace SmtpHelpBot.Diagnosis.Readers.Signs;

/// <summary>All signs, and all marks of programs and providers, found in one pass over a text. Made when the first text is read.</summary>
internal sealed class SignBook
{
    private static readonly Lazy<SignBook> Made = new(() => new());
    private readonly Phrasebook phrases;
    private readonly Index<Sign> signs;
    private readonly Index<Mark> libraries;
    private readonly Index<Mark> sentences;
    private readonly Index<Mark> names;

    private SignBook()
    {
        phrases = new(All.SelectMany(sign => sign.Says)
            .Concat(LibraryMarks.All.Concat(ProviderMarks.Sentences).Concat(ProviderMarks.Names).SelectMany(mark => mark.Says))
            .SelectMany(Pattern.TermsOf));
        signs = new(phrases, All, sign => sign.Says);
        libraries = new(phrases, LibraryMarks.All, mark => mark.Says);
        sentences = new(phrases, ProviderMarks.Sentences, mark => mark.Says);
        names = new(phrases, ProviderMarks.Names, mark => mark.Says);
    }

    /// <summary>The one book.</summary>
    public static SignBook Shared => Made.Value;

    /// <summary>All signs.</summary>
    public static IReadOnlyList<Sign> All { get; } = SignData.Read();

    /// <summary>What stands in a flat text.</summary>
    public Sightings Scan(string flat) => phrases.Scan(flat);

    /// <summary>Adds a fact that was found another way, such as <c>#535</c>, so that signs may ask for it.</summary>
    public void Add(Sightings seen, string fact, Hit where)
    {
        if (phrases.IdOf(fact) is { } id)
        {
            seen.Add(id, where);
        }
    }

    /// <summary>The signs that are there, each with its place.</summary>
    public IEnumerable<(Sign Sign, Hit Where)> SignsIn(Sightings seen) => signs.In(seen);

    /// <summary>The program or library that wrote it; null where nothing tells.</summary>
    public string? LibraryOf(Sightings seen) => libraries.In(seen).FirstOrDefault().Item1?.Id;

    /// <summary>The provider whose servers speak so; null where nothing tells.</summary>
    public string? SpeakerOf(Sightings seen) => sentences.In(seen).FirstOrDefault().Item1?.Id;

    /// <summary>The provider that is named; null where none is.</summary>
    public string? NamedIn(Sightings seen) => names.In(seen).FirstOrDefault().Item1?.Id;

    /// <summary>Patterns by the terms that call for them, so that a text costs what stands in it and not what could.</summary>
    private sealed class Index<T>
    {
        private readonly (T Owner, Pattern Pattern)[] patterns;
        private readonly ILookup<int, int> byTerm;

        public Index(Phrasebook phrases, IReadOnlyList<T> owners, Func<T, string[]> says)
        {
            patterns = [.. owners.SelectMany(owner => says(owner).Select(written => (owner, Pattern.Parse(written, phrases))))];
            byTerm = patterns.SelectMany((pair, at) => pair.Pattern.Calls.Select(term => (term, at))).ToLookup(pair => pair.term, pair => pair.at);
        }

        /// <summary>The owners whose pattern is there, in their order, each once.</summary>
        public IEnumerable<(T Owner, Hit Where)> In(Sightings seen) =>
            seen.Terms.SelectMany(term => byTerm[term]).Distinct().Order()
                .Select(at => (patterns[at].Owner, Where: patterns[at].Pattern.Find(seen)))
                .Where(pair => pair.Where is not null)
                .Select(pair => (pair.Owner, pair.Where!.Value))
                .DistinctBy(pair => pair.Owner);
    }
}
