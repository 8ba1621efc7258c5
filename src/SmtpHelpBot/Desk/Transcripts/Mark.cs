using System.Globalization;

namespace SmtpHelpBot.Desk.Transcripts;

/// <summary>How far someone has read. Versions of another round mean nothing in this one.</summary>
/// <param name="Round">The round; empty where nothing was read.</param>
/// <param name="Version">The last version that was read.</param>
internal readonly record struct Mark(string Round, long Version)
{
    public static Mark Nothing { get; } = new("", 0);

    public static Mark Parse(string? text) =>
        text?.Split('.') is [var round, var version] && long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(round, number)
            : Nothing;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Round}.{Version}");
}
