using System.Globalization;

namespace SmtpHelpBot.Benchmarks.Figures;

/// <summary>One thing that was measured, and what it has to keep.</summary>
/// <param name="Name">What.</param>
/// <param name="Value">How much.</param>
/// <param name="Unit">Of what.</param>
/// <param name="Bound">What it has to keep; null where it is only told.</param>
internal sealed record Figure(string Name, double Value, string Unit, Bound? Bound = null)
{
    public bool IsMissed => Bound is { } bound && !bound.Holds(Value);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"  {Name,-58} {Value,10:#,##0.00} {Unit,-6}{(Bound is null ? "" : $" {Bound}: {(IsMissed ? "MISSED" : "kept")}")}");
}

/// <summary>What a figure has to keep.</summary>
/// <param name="Limit">In the figure's unit.</param>
/// <param name="IsFloor">Whether more is better.</param>
internal sealed record Bound(double Limit, bool IsFloor)
{
    public static Bound AtLeast(double limit) => new(limit, IsFloor: true);

    public static Bound AtMost(double limit) => new(limit, IsFloor: false);

    public bool Holds(double value) => IsFloor ? value >= Limit : value <= Limit;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsFloor ? "at least" : "at most")} {Limit:#,##0.##}");
}
