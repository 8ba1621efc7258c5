using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

/// <summary>
/// Is loaded into the bot's own process (DOTNET_STARTUP_HOOKS) and ends it by SIGKILL at a milestone, or lets nobody past it: which
/// one and which time stands in the environment, and which turn is not committed before a press behind it is stored, or that every turn breaks. Before its death it leaves a note, so that a point that is never reached does not pass for one that was survived.
/// </summary>
[SuppressMessage("Design", "MA0047:Declare types in namespaces", Justification = "The runtime looks for this type outside of any namespace.")]
internal static class StartupHook
{
    public const string Point = "CRASH_AT";
    public const string Times = "CRASH_TIMES";
    public const string Note = "CRASH_NOTE";
    public const string Holds = "CRASH_HOLDS";
    public const string SlowTurn = "CRASH_SLOW_TURN";
    public const string BreaksTurns = "CRASH_BREAKS_TURNS";
    private const string Commit = "turn.committing";
    private const string PressIsStored = "press.stored";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Point) is { Length: > 0 } point)
        {
            DiagnosticListener.AllListeners.Subscribe(new Listeners(new Killer(
                point, int.Parse(Environment.GetEnvironmentVariable(Times)!, CultureInfo.InvariantCulture), Environment.GetEnvironmentVariable(Note)!, Environment.GetEnvironmentVariable(Holds) is not null,
                int.TryParse(Environment.GetEnvironmentVariable(SlowTurn), CultureInfo.InvariantCulture, out var slow) ? slow : 0,
                Environment.GetEnvironmentVariable(BreaksTurns) is not null)));
        }
    }

    private sealed class Listeners(Killer killer) : IObserver<DiagnosticListener>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "SmtpHelpBot.Delivery")
            {
                value.Subscribe(killer);
            }
        }

        public void OnCompleted()
        {
            // The process ends.
        }

        public void OnError(Exception error) => throw error;
    }

    private sealed class Killer(string point, int times, string note, bool holds, int slowTurn, bool breaksTurns) : IObserver<KeyValuePair<string, object?>>
    {
        private int reached;
        private int turns;
        private readonly TaskCompletionSource pressStored = new();

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value.Key == Commit && Interlocked.Increment(ref turns) == slowTurn)
            {
                pressStored.Task.Wait(Patience);
            }

            if (value.Key == Commit && breaksTurns)
            {
                throw new InvalidOperationException("This turn is to break.");
            }

            var time = value.Key == point ? Interlocked.Increment(ref reached) : -1;
            if (time == times)
            {
                File.WriteAllText(note, point);
            }

            if (time == times && !holds)
            {
                Process.GetCurrentProcess().Kill();
            }

            if (time == times || (holds && time > times))
            {
                Thread.Sleep(Timeout.Infinite);
            }

            if (value.Key == PressIsStored)
            {
                pressStored.TrySetResult();
            }
        }

        public void OnCompleted()
        {
            // The process ends.
        }

        public void OnError(Exception error) => throw error;
    }
}
