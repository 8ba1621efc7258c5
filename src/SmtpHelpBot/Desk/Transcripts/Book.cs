namespace SmtpHelpBot.Desk.Transcripts;

/// <summary>The messages of a round, each as it stands now.</summary>
internal sealed class Book(string round)
{
    /// <summary>Which round it is.</summary>
    public string Round { get; private set; } = round;

    /// <summary>The messages, in the order in which they came.</summary>
    public List<Entry> Entries { get; } = [];

    /// <summary>The version of the last change.</summary>
    public long Version { get; private set; }

    /// <summary>Ids of rounds are drawn, not counted: what the bot remembers of an old round's people is never met again.</summary>
    public static Book New() => new(NewRound());

    public Entry? Find(string id) => Entries.Find(entry => entry.Id == id);

    public void Keep(Entry entry)
    {
        Version = Math.Max(Version, entry.Version);
        var at = Entries.FindIndex(known => known.Id == entry.Id);
        if (at >= 0)
        {
            Entries[at] = entry;
            return;
        }

        Entries.Add(entry);
        if (Entries.Count(other => other.Place == entry.Place) > Transcript.MostInPlace)
        {
            Entries.RemoveAt(Entries.FindIndex(other => other.Place == entry.Place));
        }
    }

    public void StartOver(Func<string, bool> stays)
    {
        Round = NewRound();
        Entries.RemoveAll(entry => !stays(entry.Place));
    }

    private static string NewRound() => Guid.NewGuid().ToString("N")[..8];
}
