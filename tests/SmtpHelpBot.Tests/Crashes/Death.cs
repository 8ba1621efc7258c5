using System.Globalization;

namespace SmtpHelpBot.Tests.Crashes;

/// <summary>How a bot is to die.</summary>
/// <param name="Point">The milestone at which.</param>
/// <param name="Times">When it is reached for this time.</param>
/// <param name="Holds">Whether nothing gets past the point from then on, instead.</param>
/// <param name="SlowTurn">The turn, counted from 1, that is not committed before a button that was pressed behind it is stored; 0 for none.</param>
public sealed record Death(string Point, int Times, bool Holds = false, int SlowTurn = 0)
{
    /// <summary>What the process has to find in its environment, with the file in which it leaves its note.</summary>
    public IEnumerable<(string Name, string Value)> Variables(string note)
    {
        yield return ("DOTNET_STARTUP_HOOKS", typeof(StartupHook).Assembly.Location);
        yield return (StartupHook.Point, Point);
        yield return (StartupHook.Times, Times.ToString(CultureInfo.InvariantCulture));
        yield return (StartupHook.Note, note);
        yield return (StartupHook.SlowTurn, SlowTurn.ToString(CultureInfo.InvariantCulture));
        if (Holds)
        {
            yield return (StartupHook.Holds, "1");
        }
    }
}
