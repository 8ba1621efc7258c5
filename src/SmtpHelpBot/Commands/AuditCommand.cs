using System.CommandLine;
using SmtpHelpBot.Commands.Export;
using SmtpHelpBot.Helpdesk.Audit;

namespace SmtpHelpBot.Commands;

/// <summary>Writes the audit trail of a database to standard output, the newest first.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON array instead of comma-separated values." };
        var place = new StoragePlace();
        var command = new Command("audit", "Export what was refused to whom, and what was forgotten; never what anybody wrote.") { json };
        place.AddTo(command);
        command.SetAction((parsed, cancellation) => RunAsync(place.Of(parsed), parsed.GetValue(json), cancellation));
        return command;
    }

    private static Task<int> RunAsync(StoredAt place, bool json, CancellationToken cancellation) => StoredData.ReadAsync(
        place,
        async services =>
        {
            var lines = (await services.GetRequiredService<IAuditTrail>().NewestAsync(int.MaxValue, cancellation)).Select(AuditLine.Of);
            return json ? ExportJson.Write(lines) : string.Join("\r\n", lines.Select(line => Csv.Line(line.Cells())).Prepend(AuditLine.Head));
        },
        cancellation);
}
