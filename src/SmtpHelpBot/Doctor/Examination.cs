using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Telemetry.Logs;

namespace SmtpHelpBot.Doctor;

/// <summary>Looks at everything side by side, each for a bounded time, and says nothing that is secret.</summary>
internal sealed class Examination(IEnumerable<ICheck> checks, SecretFilter filter, TimeProvider time)
{
    private const int LongestLine = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Looks at all.</summary>
    public Task<IReadOnlyList<Part>> LookAsync(CancellationToken cancellation) => LookAsync(static _ => true, cancellation);

    /// <summary>Looks at what is at hand in this process, or only at what is not.</summary>
    public Task<IReadOnlyList<Part>> LookAsync(bool isAtHand, CancellationToken cancellation) => LookAsync(check => check.IsAtHand == isAtHand, cancellation);

    private async Task<IReadOnlyList<Part>> LookAsync(Func<ICheck, bool> which, CancellationToken cancellation) =>
        await Task.WhenAll(checks.Where(which).Select(check => LookAsync(check, cancellation)));

    private async Task<Part> LookAsync(ICheck check, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
        Finding finding;
        try
        {
            finding = await Task.Run(() => check.LookAsync(either.Token), either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            finding = new(check.WhenLate, $"No answer within {Patience.TotalSeconds:0} seconds.");
        }
        catch (Exception problem) when (!cancellation.IsCancellationRequested)
        {
            finding = Finding.Broken(Reason(problem));
        }

        return new(check.Name, check.IsVital, finding.Verdict, Line(finding.Says), finding.Verdict is Verdict.Broken or Verdict.Warning ? finding.Mend ?? check.Mend : "");
    }

    /// <summary>The cause, and what it was the cause of: often only that names who was not reached. What stands above both is about the library.</summary>
    private static string Reason(Exception problem) => problem switch
    {
        { InnerException: null } => problem.Message,
        { InnerException: { InnerException: null } cause } when problem.Message.Contains(cause.Message, StringComparison.Ordinal) => problem.Message,
        { InnerException: { InnerException: null } cause } => $"{problem.Message}: {cause.Message}",
        _ => Reason(problem.InnerException!),
    };

    /// <summary>Whatever somebody else said in it: one line, for a terminal.</summary>
    private string Line(string says) => PlainWords.Of(filter.Clean(says.ReplaceLineEndings(" ")), LongestLine);
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="IsVital">Whether the bot cannot take in a message without it.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Says">In a line, without a secret.</param>
/// <param name="Mend">What to mend; empty where there is nothing to.</param>
internal sealed record Part(string Name, bool IsVital, Verdict Verdict, string Says, string Mend);
