using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Probe;
using SmtpHelpBot.Probing;

namespace SmtpHelpBot.Commands;

/// <summary>Looks at a mail server and says what it means; needs neither an app id, a database nor a password.</summary>
internal static class ProbeCommand
{
    private const int Answered = 0;
    private const int BadArguments = 2;
    private const int TargetRefused = 3;
    private const double ShortestDeadline = 0.5;
    private const double LongestDeadline = 60;

    public static Command Create()
    {
        var host = new Argument<string>("HOST") { Description = "Server name, address, e-mail address or mail domain." };
        var ports = new Option<int[]>("--port") { Description = $"A port to look at ({string.Join(", ", ProbeSettings.KnownPorts)}); may be given several times. All of them by default.", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object." };
        var allow = new Option<string[]>("--allow") { Description = "A range that may be looked at beside the public internet; may be given several times.", HelpName = "CIDR" };
        var dns = new Option<string?>("--dns") { Description = "The resolver to ask.", HelpName = "IP:PORT" };
        var deadline = new Option<double>("--deadline") { Description = "The time for everything together.", HelpName = "SECONDS", DefaultValueFactory = _ => new ProbeSettings().Deadline.TotalSeconds };
        var from = new Option<string>("--from") { Description = "From where it is looked, for the answer.", HelpName = "WORDS", DefaultValueFactory = _ => "this computer" };
        var transcript = new Option<FileInfo?>("--transcript") { Description = "Write the whole talk with the server to this file.", HelpName = "FILE" };
        ports.Validators.Add(Each(port => int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && ProbeSettings.KnownPorts.Contains(number), $"A port must be one of {string.Join(", ", ProbeSettings.KnownPorts)}."));
        allow.Validators.Add(Each(range => IPNetwork.TryParse(range, out _), "--allow takes a range such as 10.20.0.0/16."));
        dns.Validators.Add(Each(ProbeOptions.IsEndPoint, "--dns takes an address and a port, such as 192.0.2.53:53."));
        deadline.Validators.Add(Each(IsDeadline, string.Create(CultureInfo.InvariantCulture, $"--deadline takes seconds from {ShortestDeadline} to {LongestDeadline}.")));

        var command = new Command("probe", "Look at a mail server: what it offers, how it encrypts, and what that means. It never signs in.") { host, ports, json, allow, dns, deadline, from, transcript };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(host),
            parsed.GetValue(ports) ?? [],
            new()
            {
                Allowed = [.. (parsed.GetValue(allow) ?? []).Select(range => IPNetwork.Parse(range))],
                Resolver = parsed.GetValue(dns) is { } server ? IPEndPoint.Parse(server) : null,
                Deadline = TimeSpan.FromSeconds(parsed.GetValue(deadline)),
                From = parsed.GetValue(from)?.Trim() ?? "",
            },
            new(parsed.GetValue(json), parsed.GetValue(transcript)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string host, IReadOnlyList<int> ports, ProbeSettings settings, Output output, CancellationToken cancellation)
    {
        switch (await MailServerCheck.Create(settings, TimeProvider.System).LookAsync(host, ports, (_, _) => { }, cancellation))
        {
            case CheckAnswer.Seen seen:
                var report = await seen.Whole;
                var answer = ProbeAnswer.Of(report);
                await Console.Out.WriteLineAsync((output.Json ? answer.ToJson() : answer.ToPlainText()).AsMemory(), cancellation);
                await seen.Goodbye;
                return output.Transcript is not { } file || await WriteAsync(file, report, cancellation) ? Answered : BadArguments;
            case CheckAnswer.Malformed:
                await Console.Error.WriteLineAsync("That is not a server name, an address or an e-mail address.");
                return BadArguments;
            default:
                await Console.Error.WriteLineAsync("That target is not looked at. Targets outside the public internet need --allow.");
                return TargetRefused;
        }
    }

    private static async Task<bool> WriteAsync(FileInfo file, ProbeReport report, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(file.FullName, ProbeTalk.Of(report), cancellation);
            return true;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"The talk could not be written to {file}: {problem.Message}");
            return false;
        }
    }

    /// <summary>What is to be made of the answer.</summary>
    private sealed record Output(bool Json, FileInfo? Transcript);

    private static bool IsDeadline(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= ShortestDeadline and <= LongestDeadline;

    /// <summary>Checks what was written for an option, before it is turned into a value.</summary>
    private static Action<OptionResult> Each(Func<string, bool> isGood, string problem) => result =>
    {
        if (!result.Tokens.All(token => isGood(token.Value)))
        {
            result.AddError(problem);
        }
    };
}
