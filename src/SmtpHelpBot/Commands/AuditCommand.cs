using System.CommandLine;
using SmtpHelpBot.Commands.Export;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Commands;

/// <summary>Writes the audit trail of a data folder to standard output, the newest first.</summary>
internal static class AuditCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write one JSON array instead of comma-separated values." };
        var folder = new Option<string>("--folder") { Description = "The data folder.", DefaultValueFactory = _ => new StorageOptions().Folder };
        var command = new Command("audit", "Export what was refused to whom, and what was forgotten; never what anybody wrote.") { json, folder };
        command.SetAction((parsed, cancellation) => RunAsync(Path.GetFullPath(parsed.GetRequiredValue(folder)), parsed.GetValue(json), cancellation));
        return command;
    }

    private static Task<int> RunAsync(string folder, bool json, CancellationToken cancellation) => StoredData.ReadAsync(
        folder,
        async services =>
        {
            var lines = (await services.GetRequiredService<IAuditTrail>().NewestAsync(int.MaxValue, cancellation)).Select(AuditLine.Of);
            return json ? ExportJson.Write(lines) : string.Join("\r\n", lines.Select(line => Csv.Line(line.Cells())).Prepend(AuditLine.Head));
        },
        cancellation);
}
