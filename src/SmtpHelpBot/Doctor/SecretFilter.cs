using System.Data.Common;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Doctor;

/// <summary>Takes every secret of the settings out of a line, whoever put it there.</summary>
internal sealed class SecretFilter(IConfiguration configuration)
{
    private static readonly string[] Secrets =
    [
        nameof(TeamsOptions.MicrosoftAppPassword), nameof(TeamsOptions.MicrosoftAppCertificatePassword),
        "Slack:BotToken", "Slack:SigningSecret", "Slack:PreviousSigningSecret", "Slack:AppToken",
    ];

    private static readonly string[] Connections = ["Storage:PostgreSql", "Probe:Redis"];
    private readonly string[] secrets = [.. Found(configuration).Where(secret => secret.Length > 3).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length)];

    public string Clean(string line) => secrets.Aggregate(line, (text, secret) => text.Replace(secret, "***", StringComparison.Ordinal));

    private static IEnumerable<string> Found(IConfiguration configuration) =>
        Secrets.Select(name => configuration[name] ?? "").Concat(Connections.SelectMany(name => Passwords(configuration[name] ?? "")));

    /// <summary>The passwords of a connection string, whose parts are divided by semicolons or by commas.</summary>
    private static IEnumerable<string> Passwords(string connection)
    {
        var parts = new DbConnectionStringBuilder();
        try
        {
            parts.ConnectionString = connection.Contains(';', StringComparison.Ordinal) ? connection : string.Join(';', connection.Split(',').Where(part => part.Contains('=', StringComparison.Ordinal)));
        }
        catch (ArgumentException)
        {
            return [connection];
        }

        return from string name in parts.Keys where name is "password" or "pwd" select $"{parts[name]}";
    }
}
