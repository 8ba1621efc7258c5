using Microsoft.Extensions.Configuration.Json;
using Microsoft.Extensions.Configuration.KeyPerFile;
using Microsoft.Extensions.FileProviders;

namespace SmtpHelpBot.Settings;

/// <summary>
/// Settings from files, a file each, named as the setting with __ for the colon: what containers mount as secrets. Environment
/// variables and the command line say it last.
/// </summary>
internal static class SecretFiles
{
    /// <summary>Where Docker and Podman mount secrets; the environment variable of this name names another folder.</summary>
    public const string UsualFolder = "/run/secrets";

    private const string FolderVariable = "SECRETS_FOLDER";

    public static WebApplicationBuilder AddSecretFiles(this WebApplicationBuilder builder)
    {
        var folder = Path.GetFullPath(builder.Configuration[FolderVariable] ?? UsualFolder);
        if (Directory.Exists(folder))
        {
            Read(builder.Configuration, folder);
        }

        return builder;
    }

    /// <summary>Apart, so that a start without such files does not load what reads them.</summary>
    private static void Read(ConfigurationManager configuration, string folder) => configuration.Sources.Insert(
        configuration.Sources.IndexOf(configuration.Sources.OfType<JsonConfigurationSource>().LastOrDefault()!) + 1,
        new KeyPerFileConfigurationSource { FileProvider = new PhysicalFileProvider(folder), Optional = true });
}
