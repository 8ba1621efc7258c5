using System.CommandLine;
using SmtpHelpBot.Commands;

const int BadArguments = 2;
var root = new RootCommand("SmtpHelpBot gets you from SMTPAuthenticationError to mail that goes out.")
{
    ServeCommand.Create(),
    DiagnoseCommand.Create(),
    ProbeCommand.Create(),
    TicketsCommand.Create(),
    AuditCommand.Create(),
    DoctorCommand.Create(),
    BackupCommand.Create(),
    MigrateCommand.Create(),
    ManifestCommand.Create(),
};
var parsed = root.Parse(GivenSettings.AreAll(args) ? ["serve", .. args] : args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? BadArguments : code;
