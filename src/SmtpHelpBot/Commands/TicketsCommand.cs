using System.CommandLine;
using SmtpHelpBot.Commands.Export;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Commands;

/// <summary>Writes the tickets of a data folder to standard output, while the bot runs or not.</summary>
internal static class TicketsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON array instead of comma-separated values." };
        var open = new Option<bool>("--open") { Description = "Leave out the tickets that are over." };
        var folder = new Option<string>("--folder") { Description = "The data folder.", DefaultValueFactory = _ => new StorageOptions().Folder };
        var command = new Command("tickets", "Export the tickets, without what anybody wrote in them.") { json, open, folder };
        command.SetAction((parsed, cancellation) => RunAsync(Path.GetFullPath(parsed.GetRequiredValue(folder)), parsed.GetValue(open), parsed.GetValue(json), cancellation));
        return command;
    }

    private static Task<int> RunAsync(string folder, bool onlyOpen, bool json, CancellationToken cancellation) => StoredData.ReadAsync(
        folder,
        async services =>
        {
            var page = await services.GetRequiredService<ITicketBook>().ListAsync(new(onlyOpen, Most: int.MaxValue), cancellation);
            var lines = page.Tickets.Select(TicketLine.Of);
            return json ? ExportJson.Write(lines) : string.Join("\r\n", lines.Select(line => Csv.Line(line.Cells())).Prepend(TicketLine.Head));
        },
        cancellation);
}
