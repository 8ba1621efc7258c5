using System.Globalization;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>How a bot is to die.</summary>
/// <param name="Point">The milestone at which.</param>
/// <param name="Times">When it is reached for this time.</param>
/// <param name="Holds">Whether nothing gets past the point from then on, instead.</param>
/// <param name="SlowTurn">The turn, counted from 1, that is not committed before a button that was pressed behind it is stored; 0 for none.</param>
/// <param name="BreaksTurns">Whether every turn breaks before it is committed, also after the death.</param>
public sealed record Death(string Point, int Times, bool Holds = false, int SlowTurn = 0, bool BreaksTurns = false)
{
    /// <summary>With what the process is started: where a turn is slow, whoever waits behind it is told so soon.</summary>
    public IEnumerable<string> Settings => SlowTurn > 0 ? ["--Delivery:AnswerWithinSeconds=3"] : [];

    /// <summary>What comes after the last death: none.</summary>
    public Death Afterwards => new("nowhere", 0, BreaksTurns: BreaksTurns);

    /// <summary>What the process has to find in its environment, with the file in which it leaves its note.</summary>
    public IEnumerable<(string Name, string Value)> Variables(string note)
    {
        yield return ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location);
        yield return (StartupHook.Point, Point);
        yield return (StartupHook.Times, Times.ToString(CultureInfo.InvariantCulture));
        yield return (StartupHook.Note, note);
        yield return (StartupHook.SlowTurn, SlowTurn.ToString(CultureInfo.InvariantCulture));
        if (BreaksTurns)
        {
            yield return (StartupHook.BreaksTurns, "1");
        }

        if (Holds)
        {
            yield return (StartupHook.Holds, "1");
        }
    }
}
