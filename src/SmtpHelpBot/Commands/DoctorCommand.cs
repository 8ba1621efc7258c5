using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmtpHelpBot.Doctor;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Hosting;

namespace SmtpHelpBot.Commands;

/// <summary>Looks at everything that the bot needs, with the settings that a start would have, and says what to mend.</summary>
internal static class DoctorCommand
{
    private const int Well = 0;
    private const int Ill = 1;
    private const int BadArguments = 2;
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var command = new Command("doctor", "Look at everything that the bot needs, while it runs or not, and say which setting to mend. Settings may follow as --Section:Name=value.")
        {
            json,
        };
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => RunAsync([.. parsed.UnmatchedTokens], parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string[] settings, bool json, CancellationToken cancellation)
    {
        if (GivenSettings.Fault(settings) is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return BadArguments;
        }

        var parts = await LookAsync(settings, cancellation);
        var isWell = parts.All(part => part.Verdict != Verdict.Broken);
        await Console.Out.WriteLineAsync((json ? Json(isWell, parts) : Plain(isWell, parts)).AsMemory(), cancellation);
        return isWell ? Well : Ill;
    }

    /// <summary>The host is put together and not started: nothing listens, nothing is sent to anybody.</summary>
    private static async Task<IReadOnlyList<Part>> LookAsync(string[] settings, CancellationToken cancellation)
    {
        try
        {
            await using var app = BotHost.Build(settings, builder => builder.Logging.ClearProviders());
            return await app.Services.GetRequiredService<Examination>().LookAsync(cancellation);
        }
        catch (Exception problem) when (WrongSettings.In(problem) is { Count: > 0 } failures)
        {
            return [.. failures.Select(failure => new Part("settings", IsVital: true, Verdict.Broken, failure, "the setting that is named"))];
        }
    }

    private static string Json(bool isWell, IReadOnlyList<Part> parts) => JsonSerializer.Serialize(
        new { Well = isWell, Parts = parts.Select(part => new { part.Name, State = Word(part.Verdict), part.Says, Mend = part.Mend.Length > 0 ? part.Mend : null }) }, Readable);

    private static string Plain(bool isWell, IReadOnlyList<Part> parts)
    {
        var width = parts.Max(part => part.Name.Length);
        var lines = parts.Select(part =>
            $"{Word(part.Verdict),-8}  {part.Name.PadRight(width)}  {part.Says}{(part.Mend.Length > 0 ? $"{Environment.NewLine}{"",-8}  {"".PadRight(width)}  To mend: {part.Mend}" : "")}");
        return string.Join(Environment.NewLine, [.. lines, "", isWell ? "Nothing is broken." : "Something is broken."]);
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Good => "good",
        Verdict.Warning => "warning",
        Verdict.Broken => "broken",
        Verdict.NotUsed => "not used",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "Not a verdict."),
    };
}
