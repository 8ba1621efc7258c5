using System.Text.Json;
using SmtpHelpBot.Diagnosis.Settings.Intake;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>Settings screens of printers, scanners and mail programs, typed out by people.</summary>
public sealed class SettingsScreenTests
{
    private static readonly string[] Makers = ["brother", "canon", "epson", "hp", "konica", "kyocera", "ricoh", "xerox"];

    public static TheoryData<string, string> Screens
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var parts in Samples.Lines("screens").Select(line => line.Split(" => ", 2)))
            {
                data.Add(parts[0], parts[1]);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Screens))]
    public void A_screen_is_read_as_it_was_set(string expected, string text)
    {
        var read = Pasted.Read(text);

        Assert.Equal(expected, string.Join(' ', new[] { read.Settings.Client, read.Settings.Host, $"{read.Settings.Port}", WordFor(read.Settings.Encryption), WordFor(read.Settings.UserName), Worst(read) }.Select(part => part is null or "" ? "-" : part)));
    }

    [Fact]
    public void Every_maker_of_printers_has_its_screens() =>
        Assert.Equal(Makers.Select(maker => $"{maker}-printer"), Screens.Select(row => row.Data.Item1.Split(' ')[0]).Where(client => client.EndsWith("-printer", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal));

    private static string? WordFor<T>(T? value)
        where T : struct, Enum => value is { } known ? JsonNamingPolicy.SnakeCaseLower.ConvertName(known.ToString()) : null;

    /// <summary>What the linter finds first, of what speaks about encryption and ports.</summary>
    private static string? Worst(SettingsReading read) =>
        read.Contradictions.Select(found => found.Id).FirstOrDefault(id => id.Contains("port", StringComparison.Ordinal) || id.Contains("encryption", StringComparison.Ordinal));
}
