using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
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
        ports.Validators.Add(result => Each<int>(result, port => ProbeSettings.KnownPorts.Contains(port), $"A port must be one of {string.Join(", ", ProbeSettings.KnownPorts)}."));
        allow.Validators.Add(result => Each<string>(result, range => IPNetwork.TryParse(range, out _), "--allow takes a range such as 10.20.0.0/16."));
        dns.Validators.Add(result => Check(result, result.GetValueOrDefault<string?>() is not { } server || ProbeOptions.IsEndPoint(server), "--dns takes an address and a port, such as 192.0.2.53:53."));
        deadline.Validators.Add(result => Check(result, result.GetValueOrDefault<double>() is >= ShortestDeadline and <= LongestDeadline, string.Create(CultureInfo.InvariantCulture, $"--deadline takes seconds from {ShortestDeadline} to {LongestDeadline}.")));

        var command = new Command("probe", "Look at a mail server: what it offers, how it encrypts, and what that means. It never signs in.") { host, ports, json, allow, dns, deadline };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(host),
            parsed.GetValue(ports) ?? [],
            new()
            {
                Allowed = [.. (parsed.GetValue(allow) ?? []).Select(range => IPNetwork.Parse(range))],
                Resolver = parsed.GetValue(dns) is { } server ? IPEndPoint.Parse(server) : null,
                Deadline = TimeSpan.FromSeconds(parsed.GetValue(deadline)),
            },
            parsed.GetValue(json),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string host, IReadOnlyList<int> ports, ProbeSettings settings, bool json, CancellationToken cancellation)
    {
        switch (await MailServerCheck.Create(settings, TimeProvider.System).LookAsync(host, ports, (_, _) => { }, cancellation))
        {
            case CheckAnswer.Seen seen:
                var answer = ProbeAnswer.Of(seen.Report);
                await Console.Out.WriteLineAsync((json ? answer.ToJson() : answer.ToPlainText()).AsMemory(), cancellation);
                await seen.Goodbye;
                return Answered;
            case CheckAnswer.Malformed:
                await Console.Error.WriteLineAsync("That is not a server name, an address or an e-mail address.");
                return BadArguments;
            default:
                await Console.Error.WriteLineAsync("That target is not looked at. Targets outside the public internet need --allow.");
                return TargetRefused;
        }
    }

    private static void Each<T>(OptionResult result, Func<T, bool> isGood, string problem)
    {
        if (result.Tokens.Count > 0 && result.Errors.FirstOrDefault() is null)
        {
            Check(result, result.GetValueOrDefault<T[]>()?.All(isGood) != false, problem);
        }
    }

    private static void Check(OptionResult result, bool isGood, string problem)
    {
        if (!isGood)
        {
            result.AddError(problem);
        }
    }
}
