namespace SmtpHelpBot.Desk.Transcripts;

/// <summary>
/// What was said on the desk: the newest state of each message, bounded, kept over a restart. Whoever follows gets what changed
/// since they looked, so that a slow or returning page needs no queue of its own.
/// </summary>
internal sealed class Transcript(TranscriptFile file, TimeProvider time)
{
    /// <summary>Older messages of a conversation are forgotten.</summary>
    public const int MostInPlace = 200;

    private readonly Lock gate = new();

    /// <summary>Read when it is first asked for; where that fails, the next one tries again.</summary>
    private readonly Lazy<Book> book = new(file.Read, LazyThreadSafetyMode.PublicationOnly);
    private TaskCompletionSource changed = New();

    /// <summary>Which people are on the page: each round has new users.</summary>
    public string Round
    {
        get
        {
            lock (gate)
            {
                return book.Value.Round;
            }
        }
    }

    /// <summary>The version of the last change.</summary>
    public long Version
    {
        get
        {
            lock (gate)
            {
                return book.Value.Version;
            }
        }
    }

    /// <summary>Adds a message, or changes the one of this id.</summary>
    /// <exception cref="IOException">It could not be kept, and nothing changed.</exception>
    public void Put(Said said)
    {
        lock (gate)
        {
            var known = book.Value.Find(said.Id);
            Keep(new(Next(), known?.Position ?? Next(), said.Id, said.Place, said.From, known?.At ?? time.GetUtcNow(), said.Text, said.Summary, said.Card, Removed: false) { File = said.File });
        }
    }

    /// <summary>Takes a message back; nothing where there is none.</summary>
    public void Remove(string id)
    {
        lock (gate)
        {
            if (book.Value.Find(id) is { } known)
            {
                Keep(known with { Version = Next(), Text = null, Summary = null, Card = null, File = null, Removed = true });
            }
        }
    }

    /// <summary>Takes back the messages that are like this, and leaves in the file nothing of what any message said before it was changed or taken back.</summary>
    public void Forget(Predicate<Entry> like)
    {
        lock (gate)
        {
            foreach (var known in book.Value.Entries.FindAll(like))
            {
                book.Value.Keep(known with { Version = Next(), Text = null, Summary = null, Card = null, File = null, Removed = true });
            }

            file.Write(book.Value);
            Announce();
        }
    }

    /// <summary>Forgets the messages that came before that time.</summary>
    public void ForgetBefore(DateTimeOffset time)
    {
        lock (gate)
        {
            if (book.Value.Entries.RemoveAll(entry => entry.At < time) > 0)
            {
                file.Write(book.Value);
            }
        }
    }

    /// <summary>How many messages there are in this place.</summary>
    public int Count(string place)
    {
        lock (gate)
        {
            return book.Value.Entries.Count(entry => entry.Place == place && !entry.Removed);
        }
    }

    /// <summary>Whether anything was said in this place.</summary>
    public bool IsSilent(string place)
    {
        lock (gate)
        {
            return !book.Value.Entries.Exists(entry => entry.Place == place);
        }
    }

    /// <summary>A new round: what was said in these places stays, the rest is forgotten.</summary>
    public void StartOver(Func<string, bool> stays)
    {
        lock (gate)
        {
            book.Value.StartOver(stays);
            file.Write(book.Value);
            Announce();
        }
    }

    /// <summary>What changed since a mark, in order, and a task that ends with the next change.</summary>
    public News Since(Mark mark)
    {
        lock (gate)
        {
            var now = book.Value;
            var read = mark.Round == now.Round ? mark.Version : 0;
            return new(now.Round, [.. now.Entries.Where(entry => entry.Version > read).OrderBy(entry => entry.Version)], changed.Task);
        }
    }

    private long Next() => book.Value.Version + 1;

    private void Keep(Entry entry)
    {
        file.Append(entry);
        book.Value.Keep(entry);
        if (file.IsLong)
        {
            file.Write(book.Value);
        }

        Announce();
    }

    private void Announce()
    {
        var old = changed;
        changed = New();
        old.SetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}

/// <summary>What changed since someone looked.</summary>
/// <param name="Round">The round now.</param>
/// <param name="Entries">Changed messages, the oldest change first.</param>
/// <param name="More">Ends when there is more.</param>
internal sealed record News(string Round, IReadOnlyList<Entry> Entries, Task More);
