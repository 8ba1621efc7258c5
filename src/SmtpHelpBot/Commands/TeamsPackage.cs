using System.IO.Compression;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SmtpHelpBot.Commands;

/// <summary>
/// The app package that Teams takes: the manifest with what is this installation's own, the icons, and the texts to translate. The same
/// names make the same bytes.
/// </summary>
internal static class TeamsPackage
{
    private const string Manifest = "manifest.json";
    private static readonly string[] Others = ["color.png", "outline.png", "en.json"];

    /// <summary>The earliest time that a zip can name.</summary>
    private static readonly DateTimeOffset Timeless = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The version of a package where nobody names another: a newer build of the bot has a higher one.</summary>
    public static string UsualVersion { get; } = typeof(TeamsPackage).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(fact => fact.Key == "AppPackageVersion").Value!;

    public static async Task WriteAsync(Stream to, TeamsAppNames names, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellation);
        await AddAsync(zip, Manifest, JsonSerializer.SerializeToUtf8Bytes(Filled(names), Readable), cancellation);
        foreach (var name in Others)
        {
            await AddAsync(zip, name, Template(name), cancellation);
        }
    }

    private static JsonNode Filled(TeamsAppNames names)
    {
        var manifest = JsonNode.Parse(Template(Manifest))!;
        var id = names.AppId.ToString();
        manifest["id"] = id;
        manifest["version"] = names.Version;
        manifest["bots"]![0]!["botId"] = id;
        manifest["composeExtensions"]![0]!["botId"] = id;
        manifest["developer"] = new JsonObject
        {
            ["name"] = names.Company,
            ["websiteUrl"] = names.Website.AbsoluteUri,
            ["privacyUrl"] = names.Privacy.AbsoluteUri,
            ["termsOfUseUrl"] = names.Terms.AbsoluteUri,
        };
        manifest["validDomains"] = new JsonArray(names.Host);
        return manifest;
    }

    private static async Task AddAsync(ZipArchive zip, string name, byte[] content, CancellationToken cancellation)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Timeless;
        await using var file = await entry.OpenAsync(cancellation);
        await file.WriteAsync(content, cancellation);
    }

    private static byte[] Template(string name)
    {
        using var resource = typeof(TeamsPackage).Assembly.GetManifestResourceStream($"teams.{name}") ?? throw new FileNotFoundException($"There is no {name} for Teams.");
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return content.ToArray();
    }
}

/// <summary>What is an installation's own in its app package.</summary>
/// <param name="AppId">The app id of the Azure Bot.</param>
/// <param name="Version">The version of the package: three numbers.</param>
/// <param name="Host">The name under which the bot is reached.</param>
/// <param name="Company">Who runs it.</param>
/// <param name="Website">Their website; https.</param>
/// <param name="Privacy">Their privacy statement.</param>
/// <param name="Terms">Their terms of use.</param>
internal sealed record TeamsAppNames(Guid AppId, string Version, string Host, string Company, Uri Website, Uri Privacy, Uri Terms);
