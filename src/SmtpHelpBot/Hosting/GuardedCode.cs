using SmtpHelpBot.Helpdesk.Rooms;

namespace SmtpHelpBot.Hosting;

/// <summary>The helpdesk's code behind a door that bounds guesses: from one person, and from all together.</summary>
internal sealed class GuardedCode(HelpdeskCode code, TimeProvider time) : IHelpdeskCode
{
    /// <summary>Wrong guesses of one person within <see cref="Memory"/>, after which they have to wait.</summary>
    public const int MostOfOne = 5;

    /// <summary>Wrong guesses of all together; it also bounds what is remembered.</summary>
    public const int MostOfAll = 50;

    /// <summary>How long a wrong guess is remembered.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromMinutes(10);

    private readonly Queue<(DateTimeOffset At, string Person)> wrong = new();
    private readonly Lock gate = new();

    public CodeTry Try(string said, string person)
    {
        lock (gate)
        {
            Forget();
            if (wrong.Count >= MostOfAll || wrong.Count(guess => guess.Person == person) >= MostOfOne)
            {
                return CodeTry.TooOften;
            }

            if (code.Fits(said))
            {
                return CodeTry.Right;
            }

            wrong.Enqueue((time.GetUtcNow(), person));
            return CodeTry.Wrong;
        }
    }

    private void Forget()
    {
        while (wrong.TryPeek(out var oldest) && time.GetUtcNow() - oldest.At >= Memory)
        {
            wrong.Dequeue();
        }
    }
}
