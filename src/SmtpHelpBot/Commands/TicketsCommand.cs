using System.CommandLine;
using SmtpHelpBot.Commands.Export;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Commands;

/// <summary>Writes the tickets of a database to standard output, while bots run or not.</summary>
internal static class TicketsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON array instead of comma-separated values." };
        var open = new Option<bool>("--open") { Description = "Leave out the tickets that are over." };
        var place = new StoragePlace();
        var command = new Command("tickets", "Export the tickets, without what anybody wrote in them.") { json, open };
        place.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(place.Of(parsed), parsed.GetValue(open), parsed.GetValue(json), cancellation));
        return command;
    }

    private static Task<int> RunAsync(StoredAt place, bool onlyOpen, bool json, CancellationToken cancellation) => StoredData.ReadAsync(
        place,
        async services =>
        {
            var page = await services.GetRequiredService<ITicketBook>().ListAsync(new(onlyOpen, Most: int.MaxValue), cancellation);
            var lines = page.Tickets.Select(TicketLine.Of);
            return json ? ExportJson.Write(lines) : string.Join("\r\n", lines.Select(line => Csv.Line(line.Cells())).Prepend(TicketLine.Head));
        },
        cancellation);
}
