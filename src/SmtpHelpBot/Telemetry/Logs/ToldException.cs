using System.Collections.ObjectModel;
using System.Data.Common;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Security.Cryptography;

namespace SmtpHelpBot.Telemetry.Logs;

/// <summary>
/// An exception as it stands in the log: what kind it is and where it happened; what it says, too, where it is of a kind that speaks
/// of the system. Any other kind may repeat what a person wrote (a number that is none is quoted by the exception about it), so its
/// words are left out.
/// </summary>
internal sealed class ToldException : Exception
{
    /// <summary>More than this of what one says is not about what went wrong.</summary>
    private const int Longest = 600;

    /// <summary>The libraries whose exceptions speak of the system, by name, so that none of them is loaded to ask; our own rooms do too.</summary>
    private static readonly string[] Libraries = [nameof(SmtpHelpBot), "Microsoft.EntityFrameworkCore", "Microsoft.Identity.Client", "StackExchange.Redis"];

    private readonly string whole;

    private ToldException(Exception problem)
        : base($"{problem.GetType()}: {Said(problem)}") => (StackTrace, whole) = (problem.StackTrace, Whole(problem));

    /// <inheritdoc />
    public override string? StackTrace { get; }

    /// <summary>The exception itself where all that it says may stand in the log, and else what may of it.</summary>
    public static Exception Of(Exception problem) => MayStand(problem) ? problem : new ToldException(problem);

    /// <inheritdoc />
    public override string ToString() => whole;

    /// <summary>Those of libraries write more than their message, such as what a server answered, line by line.</summary>
    private static bool MayStand(Exception problem) =>
        problem.GetType().FullName!.StartsWith($"{nameof(System)}.", StringComparison.Ordinal) && SpeaksOfTheSystem(problem) && PlainWords.IsPlain(problem.Message) && problem.Message.Length <= Longest && Causes(problem).All(MayStand);

    private static ReadOnlyCollection<Exception> Causes(Exception problem) => problem switch
    {
        AggregateException several => several.InnerExceptions,
        { InnerException: { } cause } => [cause],
        _ => [],
    };

    private static string Whole(Exception problem) => string.Join(
        Environment.NewLine,
        [$"{problem.GetType()}: {Said(problem)}", .. Causes(problem).Select(cause => $" ---> {Whole(cause)}"), .. problem.StackTrace is { } trace ? [trace] : Array.Empty<string>()]);

    private static string Said(Exception problem) => SpeaksOfTheSystem(problem) ? PlainWords.Of(problem.Message, Longest) : "(what it says may be somebody's words)";

    private static bool SpeaksOfTheSystem(Exception problem) => problem is IOException or UnauthorizedAccessException or TimeoutException or OperationCanceledException
        or HttpRequestException or ExternalException or AuthenticationException or CryptographicException or DbException
        or InvalidOperationException or NullReferenceException or NotSupportedException or OutOfMemoryException
        || Array.Exists(Libraries, library => problem.GetType().FullName!.StartsWith($"{library}.", StringComparison.Ordinal));
}
