using System.Globalization;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Credentials;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the secret or the certificate of the app ends soon.</summary>
internal sealed class CredentialEndCheck(IServiceProvider services, IOptions<TeamsOptions> teams) : ICheck
{
    public string Name => "secret's end";

    public string Mend => "MicrosoftAppPassword and MicrosoftAppPasswordEnds, or the certificate";

    public Task<Finding> LookAsync(CancellationToken cancellation) => Task.FromResult(services.GetService<CredentialEnd>() switch
    {
        null => Finding.NotUsed("Teams is not connected."),
        _ when teams.Value.IsManagedIdentity => Finding.NotUsed("A managed identity has no secret that ends."),
        { Age: CredentialAge.Ended } end => Finding.Broken($"It ended on {Day(end)}: nothing goes out to Teams."),
        { Age: CredentialAge.EndsSoon } end => Finding.Warning($"It ends on {Day(end)}; after that nothing goes out to Teams."),
        { Age: CredentialAge.Good } end => Finding.Good($"It is good until {Day(end)}."),
        { Fault: { } fault } => Finding.Warning($"The certificate cannot be read, so nobody knows when it ends: {fault}"),
        _ => Finding.Warning("When the client secret ends is not known, so the bot cannot warn before it does."),
    });

    private static string Day(CredentialEnd end) => end.At!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
