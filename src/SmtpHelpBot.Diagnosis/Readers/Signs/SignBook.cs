using SmtpHelpBot.Diagnosis.Readers.Origins;
using SmtpHelpBot.Diagnosis.Readers.Phrases;

namespace SmtpHelpBot.Diagnosis.Readers.Signs;

/// <summary>All signs, and all marks of programs, providers and stages, found in one pass over a text. Made when the first text is read.</summary>
internal sealed class SignBook
{
    private static readonly Lazy<SignBook> Made = new(static () => new());
    private readonly Phrasebook phrases;
    private readonly PatternIndex<Sign> signs;
    private readonly PatternIndex<Mark> libraries;
    private readonly PatternIndex<Mark> sentences;
    private readonly PatternIndex<Mark> names;
    private readonly PatternIndex<Mark> stages;

    private SignBook()
    {
        All = SignData.Read();
        Mark[][] marks = [Marks.Libraries, Marks.ProviderSentences, Marks.ProviderNames, Marks.Stages];
        phrases = new(All.SelectMany(sign => sign.Says).Concat(marks.SelectMany(kind => kind).SelectMany(mark => mark.Says)).SelectMany(Pattern.TermsOf), WordGroups.Read());
        signs = new(phrases, All, sign => sign.Says);
        libraries = new(phrases, marks[0], mark => mark.Says);
        sentences = new(phrases, marks[1], mark => mark.Says);
        names = new(phrases, marks[2], mark => mark.Says);
        stages = new(phrases, marks[3], mark => mark.Says);
    }

    /// <summary>The one book.</summary>
    public static SignBook Shared => Made.Value;

    /// <summary>All signs.</summary>
    public IReadOnlyList<Sign> All { get; }

    /// <summary>What stands in a flat text.</summary>
    public Sightings Scan(string flat) => phrases.Scan(flat);

    /// <summary>Adds a fact that was found another way, such as <c>#535</c>, so that signs may ask for it.</summary>
    public void Add(Sightings seen, string fact, Hit where)
    {
        if (phrases.IdOf(fact) is { } id)
        {
            phrases.Note(id, where, seen);
        }
    }

    /// <summary>The signs that are there, each with its place.</summary>
    public IEnumerable<(Sign Owner, Hit Where)> SignsIn(Sightings seen) => signs.In(seen);

    /// <summary>The program or library that wrote it; null where nothing tells.</summary>
    public string? LibraryOf(Sightings seen) => First(libraries, seen);

    /// <summary>The provider whose servers speak so; null where nothing tells.</summary>
    public string? SpeakerOf(Sightings seen) => First(sentences, seen);

    /// <summary>The provider that is named first; null where none is.</summary>
    public string? NamedIn(Sightings seen) => names.In(seen).OrderBy(found => found.Where.Start).FirstOrDefault().Owner?.Id;

    /// <summary>The name of the latest stage the session had come to; null where nothing tells.</summary>
    public string? StageOf(Sightings seen) => First(stages, seen);

    private static string? First(PatternIndex<Mark> marks, Sightings seen) => marks.In(seen).FirstOrDefault().Owner?.Id;
}
