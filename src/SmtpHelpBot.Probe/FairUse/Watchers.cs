using System.Collections.Concurrent;

namespace SmtpHelpBot.Probe.FairUse;

/// <summary>Tells everybody who waits for a look how far it is, also those who came when it was under way.</summary>
internal sealed class Watchers
{
    private readonly ConcurrentDictionary<string, Crowd> crowds = new(StringComparer.Ordinal);

    /// <summary>Joins those who wait for a look; what is known of it so far is told at once. Leaves when it is disposed.</summary>
    public IDisposable Join(string key, Action<int, string> began)
    {
        while (true)
        {
            var crowd = crowds.GetOrAdd(key, _ => new());
            if (crowd.TryJoin(began))
            {
                return new Place(this, key, crowd, began);
            }
        }
    }

    /// <summary>Tells all who wait for a look that a port has entered a phase.</summary>
    public void Tell(string key, int port, string phase)
    {
        if (crowds.TryGetValue(key, out var crowd))
        {
            crowd.Tell(port, phase);
        }
    }

    private void Leave(string key, Crowd crowd, Action<int, string> began)
    {
        if (crowd.Leave(began))
        {
            crowds.TryRemove(new(key, crowd));
        }
    }

    private sealed class Place(Watchers watchers, string key, Crowd crowd, Action<int, string> began) : IDisposable
    {
        public void Dispose() => watchers.Leave(key, crowd, began);
    }

    /// <summary>Those who wait for one look, and how far each port is. Once the last has left, nobody joins it any more.</summary>
    private sealed class Crowd
    {
        private readonly Lock gate = new();
        private readonly List<Action<int, string>> waiting = [];
        private readonly Dictionary<int, string> stages = [];
        private bool isOver;

        public bool TryJoin(Action<int, string> began)
        {
            lock (gate)
            {
                if (isOver)
                {
                    return false;
                }

                waiting.Add(began);
                foreach (var (port, phase) in stages)
                {
                    began(port, phase);
                }

                return true;
            }
        }

        public void Tell(int port, string phase)
        {
            lock (gate)
            {
                stages[port] = phase;
                waiting.ForEach(began => began(port, phase));
            }
        }

        /// <summary>Whether it was the last one.</summary>
        public bool Leave(Action<int, string> began)
        {
            lock (gate)
            {
                waiting.Remove(began);
                isOver = waiting.Count == 0;
                return isOver;
            }
        }
    }
}
