using System.CommandLine;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Commands;

/// <summary>Writes the app package for Teams.</summary>
internal static class ManifestCommand
{
    private const int Done = 0;
    private const int NotDone = 1;
    private const int BadArguments = 2;

    /// <summary>The longest name that the manifest's schema takes.</summary>
    private const int LongestCompany = 32;

    public static Command Create()
    {
        var appId = new Option<string>("--app-id") { Description = "The app id of the Azure Bot; without it MicrosoftAppId of the settings.", DefaultValueFactory = _ => Configured() };
        var version = new Option<string>("--version") { Description = "The version of the package, such as 2.0.1: Teams takes it for an update where it is higher than that of the installed app.", DefaultValueFactory = _ => TeamsPackage.UsualVersion };
        var host = new Option<string>("--host") { Description = "The name under which Azure reaches the bot, such as bot.example.com.", Required = true };
        var company = new Option<string>("--company") { Description = "Who runs the bot.", Required = true };
        var website = new Option<string>("--website") { Description = "Their website (https).", Required = true };
        var privacy = new Option<string>("--privacy") { Description = "Their privacy statement; without it /privacy of the website." };
        var terms = new Option<string>("--terms") { Description = "Their terms of use; without it /terms of the website." };
        var file = new Option<string>("--out") { Description = "The file to write.", DefaultValueFactory = _ => "smtphelpbot-teams.zip" };
        var command = new Command("manifest", "Write the app package that is uploaded in Teams.") { appId, version, host, company, website, privacy, terms, file };
        command.SetAction((parsed, cancellation) => RunAsync(
            new(parsed.GetValue(appId) ?? "", parsed.GetValue(version) ?? "", parsed.GetRequiredValue(host), parsed.GetRequiredValue(company), parsed.GetRequiredValue(website), parsed.GetValue(privacy), parsed.GetValue(terms)),
            Path.GetFullPath(parsed.GetRequiredValue(file)),
            cancellation));
        return command;
    }

    private static async Task<int> RunAsync(Given given, string file, CancellationToken cancellation)
    {
        if (given.Faults().ToList() is { Count: > 0 } faults)
        {
            faults.ForEach(Console.Error.WriteLine);
            return BadArguments;
        }

        try
        {
            await using var to = File.Create(file);
            await TeamsPackage.WriteAsync(to, given.Names(), cancellation);
            await Console.Out.WriteLineAsync($"{file} is ready: upload it in Teams under Apps, Manage your apps, Upload an app. Its version is {given.Version}; an app that is installed is updated by a higher one (--version).");
            return Done;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync($"There is no package: {problem.Message}");
            return NotDone;
        }
    }

    /// <summary>From where the running bot has it.</summary>
    private static string Configured() => new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: true).AddEnvironmentVariables().Build()[nameof(TeamsOptions.MicrosoftAppId)] ?? "";

    /// <summary>The arguments as they were given.</summary>
    private sealed record Given(string AppId, string Version, string Host, string Company, string Website, string? Privacy, string? Terms)
    {
        public IEnumerable<string> Faults()
        {
            if (!Guid.TryParse(AppId, out var id) || id == Guid.Empty)
            {
                yield return "--app-id must be the GUID of the app registration; without it MicrosoftAppId of the settings is taken.";
            }

            if (!IsVersion(Version))
            {
                yield return "--version must be three numbers such as 2.0.1.";
            }

            if (Uri.CheckHostName(Host) != UriHostNameType.Dns || !Host.Contains('.', StringComparison.Ordinal))
            {
                yield return "--host must be the name of a computer on the internet, such as bot.example.com, without https:// before it.";
            }

            if (Company.Trim().Length is 0 or > LongestCompany)
            {
                yield return $"--company must have 1 to {LongestCompany} letters.";
            }

            foreach (var (name, page) in ((string, string?)[])[("--website", Website), ("--privacy", Privacy), ("--terms", Terms)])
            {
                if (page is not null && !(Uri.TryCreate(page, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps))
                {
                    yield return $"{name} must be an https address.";
                }
            }
        }

        /// <summary>As it is written again, so that no number has zeros before it, which Semantic Versioning does not allow.</summary>
        private static bool IsVersion(string given) => System.Version.TryParse(given, out var version) && version is { Build: >= 0, Revision: -1 } && $"{version}" == given;

        public TeamsAppNames Names()
        {
            var website = new Uri(Website);
            return new(Guid.Parse(AppId), Version, Host, Company.Trim(), website, Page(Privacy, "privacy"), Page(Terms, "terms"));

            Uri Page(string? given, string usual) => given is null ? new(website, $"{website.AbsolutePath.TrimEnd('/')}/{usual}") : new(given);
        }
    }
}
