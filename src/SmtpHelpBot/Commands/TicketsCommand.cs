using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using SmtpHelpBot.Commands.Export;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Storage;

namespace SmtpHelpBot.Commands;

/// <summary>Writes the tickets of a data folder to standard output, while the bot runs or not.</summary>
internal static class TicketsCommand
{
    private const int Answered = 0;
    private const int NothingThere = 2;
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON array instead of comma-separated values." };
        var open = new Option<bool>("--open") { Description = "Leave out the tickets that are over." };
        var folder = new Option<string>("--folder") { Description = "The data folder.", DefaultValueFactory = _ => new StorageOptions().Folder };
        var command = new Command("tickets", "Export the tickets, without what anybody wrote in them.") { json, open, folder };
        command.SetAction((parsed, cancellation) => RunAsync(Path.GetFullPath(parsed.GetRequiredValue(folder)), parsed.GetValue(open), parsed.GetValue(json), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, bool onlyOpen, bool json, CancellationToken cancellation)
    {
        if (!StorageSetup.HasStorage(folder))
        {
            await Console.Error.WriteLineAsync($"There is no data of the bot in {folder}. Name its folder with --folder.");
            return NothingThere;
        }

        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(_ => folder).BuildServiceProvider();
        await services.PrepareStorageAsync(folder, cancellation);
        await using var scope = services.CreateAsyncScope();
        var page = await scope.ServiceProvider.GetRequiredService<ITicketBook>().ListAsync(new(onlyOpen, Most: int.MaxValue), cancellation);
        var lines = page.Tickets.Select(TicketLine.Of);
        await Console.Out.WriteLineAsync((json ? JsonSerializer.Serialize(lines, Readable) : string.Join("\r\n", lines.Select(Csv.Line).Prepend(Csv.Head))).AsMemory(), cancellation);
        return Answered;
    }
}
