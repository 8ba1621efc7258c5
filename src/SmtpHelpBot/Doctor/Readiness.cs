using System.Text.Json;
using System.Text.Json.Nodes;
using SmtpHelpBot.Doctor.Checks;

namespace SmtpHelpBot.Doctor;

/// <summary>
/// /readyz: 200 while messages can be taken in, else 503; beside it how each part stands and which setting to mend. What is at
/// hand, and with it all that is vital, is looked at once for all who ask at the same time, and once a second at most. All else is looked at in the
/// background, once in a quarter of an hour, or once a minute while something is broken, so that the answer is quick and nobody outside makes the bot call others.
/// </summary>
internal sealed class Readiness(Examination examination, TimeProvider time, IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan BrokenFresh = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan HandFresh = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private IReadOnlyList<Part> others = [];
    private DateTimeOffset? began;
    private Task<IReadOnlyList<Part>>? atHand;
    private DateTimeOffset atHandBegan;

    public async Task AnswerAsync(HttpContext context)
    {
        var here = await AtHand().WaitAsync(context.RequestAborted);
        var isReady = !here.Any(part => part is { IsVital: true, Verdict: Verdict.Broken });
        context.Response.StatusCode = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        context.Response.ContentType = "application/json; charset=utf-8";
        await context.Response.WriteAsync(Describe(isReady, [.. here, .. Others()]), context.RequestAborted);
    }

    /// <summary>Without what was said: whoever asks from outside learns no names of hosts and no errors.</summary>
    private static string Describe(bool isReady, IEnumerable<Part> parts) => new JsonObject
    {
        ["status"] = isReady ? "ready" : "not ready",
        ["parts"] = new JsonArray([.. parts.Where(part => part.Verdict != Verdict.NotUsed).Select(part => new JsonObject
        {
            ["name"] = part.Name, ["state"] = JsonNamingPolicy.CamelCase.ConvertName($"{part.Verdict}"), ["mend"] = part.Mend.Length > 0 ? part.Mend : null,
        })]),
    }.ToJsonString();

    /// <summary>One look for all: it goes on though the one who asked first goes away.</summary>
    private Task<IReadOnlyList<Part>> AtHand()
    {
        lock (gate)
        {
            if (atHand is null || (atHand.IsCompleted && time.GetUtcNow() - atHandBegan >= HandFresh))
            {
                atHandBegan = time.GetUtcNow();
                atHand = examination.LookAsync(isAtHand: true, CancellationToken.None);
            }

            return atHand;
        }
    }

    /// <summary>What was found last; nothing before the first look has ended.</summary>
    private IReadOnlyList<Part> Others()
    {
        var last = Volatile.Read(ref others);
        var fresh = last.Any(part => part.Verdict == Verdict.Broken) ? BrokenFresh : Fresh;
        lock (gate)
        {
            if (began is null || time.GetUtcNow() - began > fresh)
            {
                began = time.GetUtcNow();
                _ = LookAsync();
            }
        }

        return last;
    }

    private async Task LookAsync() =>
        Volatile.Write(ref others, await examination.LookAsync(isAtHand: false, lifetime.ApplicationStopping));
}
