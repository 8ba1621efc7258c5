using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Delivery.Pacing;

/// <summary>
/// Places in time for what shares some limits, each the earliest that keeps all of them. A lane that has to wait has its place until
/// it sends, whatever it then sends: who asks later comes later. Not for several threads at once.
/// </summary>
internal sealed class SendWindow(IReadOnlyList<SendLimit> limits)
{
    /// <summary>A lane that did not come when its time was there has found something else to do.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>In ascending order; those of lanes that wait lie in the future.</summary>
    private readonly List<DateTimeOffset> taken = [];
    private readonly Dictionary<string, DateTimeOffset> places = new(StringComparer.Ordinal);
    private DateTimeOffset closedUntil;

    /// <summary>When a lane may send; it keeps that place until <see cref="Spend"/>.</summary>
    public DateTimeOffset Find(string lane, DateTimeOffset now)
    {
        if (places.TryGetValue(lane, out var known) && known >= closedUntil)
        {
            return known;
        }

        Forget(now);
        var place = Earliest(now);
        places[lane] = place;
        Take(place);
        return place;
    }

    /// <summary>The lane sends now.</summary>
    public void Spend(string lane) => places.Remove(lane);

    /// <summary>The lane gives up its place.</summary>
    public void Leave(string lane)
    {
        if (places.Remove(lane, out var place))
        {
            taken.Remove(place);
        }
    }

    /// <summary>A lane that could send is held up elsewhere: it gets a later place, and those who wait ask again after it.</summary>
    public void Move(string lane, DateTimeOffset later, DateTimeOffset now)
    {
        Leave(lane);
        Clear(now);
        places[lane] = later;
        Take(later);
    }

    /// <summary>What has just been sent, as far as this knows, was not: what it took is given back.</summary>
    public void GiveBack(DateTimeOffset now)
    {
        if (taken.FindLastIndex(place => place <= now) is >= 0 and var last)
        {
            taken.RemoveAt(last);
        }
    }

    /// <summary>Nothing more until then: those who wait ask again.</summary>
    public void Close(DateTimeOffset until, DateTimeOffset now)
    {
        closedUntil = until > closedUntil ? until : closedUntil;
        Clear(now);
    }

    /// <summary>Whether it may be forgotten: nobody waits, and what was sent no longer counts.</summary>
    public bool IsIdle(DateTimeOffset now)
    {
        Forget(now);
        return places.Count == 0 && taken.Count == 0 && closedUntil <= now;
    }

    private DateTimeOffset Earliest(DateTimeOffset now)
    {
        var place = now > closedUntil ? now : closedUntil;
        place = taken.Count > 0 && taken[^1] > place ? taken[^1] : place;
        foreach (var limit in limits)
        {
            if (taken.Count >= limit.Messages && taken[^limit.Messages] + limit.Within is var free && free > place)
            {
                place = free;
            }
        }

        return place;
    }

    private void Take(DateTimeOffset place)
    {
        if (limits.Count > 0)
        {
            taken.Add(place);
        }
    }

    private void Clear(DateTimeOffset now)
    {
        taken.RemoveAll(place => place > now);
        foreach (var (lane, _) in places.Where(known => known.Value > now).ToList())
        {
            places.Remove(lane);
        }
    }

    private void Forget(DateTimeOffset now)
    {
        var counting = taken.FindIndex(place => limits.Any(limit => place + limit.Within > now));
        taken.RemoveRange(0, counting < 0 ? taken.Count : counting);
        foreach (var (lane, _) in places.Where(known => known.Value + Patience < now).ToList())
        {
            places.Remove(lane);
        }
    }
}
