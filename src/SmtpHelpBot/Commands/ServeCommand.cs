using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using SmtpHelpBot.Desk;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Database.Sqlite;

namespace SmtpHelpBot.Commands;

/// <summary>Runs the bot.</summary>
internal static class ServeCommand
{
    private const int CannotStart = 1;

    public static Command Create()
    {
        var command = new Command("serve", "Run the bot (this is the default). Settings may follow as --Section:Name=value.") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction((parsed, cancellation) => RunAsync([.. parsed.UnmatchedTokens], cancellation));
        return command;
    }

    /// <summary>Whether the arguments name no command: nothing at all, or settings only.</summary>
    public static bool IsMeantBy(string[] arguments) => arguments is [] || arguments[0].Contains('=', StringComparison.Ordinal);

    /// <summary>Runs until it is stopped; settings that are wrong are all named, and the exit code is 1.</summary>
    private static async Task<int> RunAsync(string[] settings, CancellationToken cancellation)
    {
        try
        {
            await using var app = BotHost.Build(settings);
            app.Lifetime.ApplicationStarted.Register(() => Greet(app));
            app.Lifetime.ApplicationStarted.Register(GiveBackMemory);
            await app.RunAsync(cancellation);
            return 0;
        }
        catch (Exception problem) when (WrongSettings.In(problem) is { Count: > 0 } failures)
        {
            await Console.Error.WriteLineAsync("The bot cannot start with these settings:");
            foreach (var failure in failures)
            {
                await Console.Error.WriteLineAsync($"  {failure}");
            }

            return CannotStart;
        }
        catch (Exception problem) when (StorageTrouble(problem) is { } words)
        {
            await Console.Error.WriteLineAsync($"The bot cannot start. {words}");
            return CannotStart;
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"The bot cannot listen: {problem.Message} Stop the other program, or choose another port: --urls=http://localhost:PORT for the bot, --Desk:Port=PORT for the local desk (0 takes any that is free).");
            return CannotStart;
        }
    }

    /// <summary>What to say where the database is the reason; null where it is not.</summary>
    private static string? StorageTrouble(Exception problem) => problem switch
    {
        DamagedDatabaseException or OlderDatabaseException => problem.Message,
        _ when StorageFault.IsPassing(problem) => $"Its database does not answer: {problem.GetBaseException().Message}",
        _ => null,
    };

    private static void Greet(WebApplication app)
    {
        Console.WriteLine($"SmtpHelpBot listens on {string.Join(", ", app.HasDesk() ? app.Urls.SkipLast(1) : app.Urls)}");
        foreach (var line in app.HasDesk() ? app.DeskLines() : [])
        {
            Console.WriteLine(line);
        }

        Console.WriteLine($"To make a conversation the helpdesk, say there: helpdesk here {app.Services.GetRequiredService<HelpdeskCode>().Value}");
        Console.WriteLine("Stop it with Ctrl+C.");
    }

    /// <summary>What only the start needed is given back before the first message: three megabytes, for some milliseconds.</summary>
    private static void GiveBackMemory() => GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
}
