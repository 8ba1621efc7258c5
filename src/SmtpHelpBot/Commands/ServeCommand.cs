using System.CommandLine;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Desk;
using SmtpHelpBot.Hosting;

namespace SmtpHelpBot.Commands;

/// <summary>Runs the bot.</summary>
internal static class ServeCommand
{
    private const int CannotStart = 1;
    private const int BadArguments = 2;

    public static Command Create()
    {
        var command = new Command("serve", "Run the bot (this is the default). Settings may follow as --Section:Name=value.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, cancellation) => RunAsync([.. parsed.UnmatchedTokens], cancellation));
        return command;
    }

    /// <summary>Runs until it is stopped; settings that are wrong are all named, and the exit code is 1.</summary>
    private static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        if (GivenSettings.Fault(settings) is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return BadArguments;
        }

        try
        {
            await using var app = BotHost.Build(settings);
            app.Lifetime.ApplicationStarted.Register(() => Greet(app));
            app.Lifetime.ApplicationStarted.Register(GiveBackMemory);
            app.Services.GetRequiredService<FirstReading>().Done += static (_, _) => GiveBackMemory();
            await StartAsync(app, cancellation);
            await app.WaitForShutdownAsync(cancellation);
            return 0;
        }
        catch (Exception problem) when (StartTrouble.In(problem) is { Count: > 0 } lines)
        {
            foreach (var line in lines)
            {
                await Console.Error.WriteLineAsync(line);
            }

            return CannotStart;
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (Exception problem) when (!StartTrouble.IsOfDatabase(problem))
        {
            // What already works behind the database is told to end, and waited for: what is taken from under it, it would log as a fault of its own.
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    private static void Greet(WebApplication app)
    {
        Console.WriteLine($"SmtpHelpBot listens on {string.Join(", ", app.UrlsBesideDesk())}");
        foreach (var line in app.HasDesk() ? app.DeskLines() : [])
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"To make a conversation the helpdesk, say there: helpdesk here {app.Services.GetRequiredService<HelpdeskCode>().Value}");
        Console.WriteLine("Stop it with Ctrl+C.");
    }

    /// <summary>What only the start or the first reading needed is given back at once, for some milliseconds: a bot of few messages would keep it for hours.</summary>
    private static void GiveBackMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
