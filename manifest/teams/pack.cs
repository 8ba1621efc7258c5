// Makes the app package for Teams: dotnet run manifest/teams/pack.cs -- APP_ID "Company" https://website
using System.IO.Compression;
using System.Runtime.CompilerServices;

if (args is not [var id, var company, var website] || !Guid.TryParse(id, out var appId) ||
    !Uri.TryCreate(website, UriKind.Absolute, out var site) || site.Scheme != Uri.UriSchemeHttps)
{
    Console.Error.WriteLine("usage: dotnet run manifest/teams/pack.cs -- APP_ID \"Company\" https://website");
    return 2;
}

var folder = Path.GetDirectoryName(ThisFile())!;
var manifest = File.ReadAllText(Path.Combine(folder, "manifest.json"))
    .Replace(Guid.Empty.ToString(), appId.ToString(), StringComparison.Ordinal)
    .Replace("Your company", System.Text.Json.JsonEncodedText.Encode(company).Value, StringComparison.Ordinal)
    .Replace("https://example.com", site.AbsoluteUri.TrimEnd('/'), StringComparison.Ordinal);

const string Package = "smtphelpbot-teams.zip";
File.Delete(Package);
using var zip = ZipFile.Open(Package, ZipArchiveMode.Create);
using (var entry = new StreamWriter(zip.CreateEntry("manifest.json").Open())) entry.Write(manifest);
foreach (var icon in (string[])["color.png", "outline.png"]) zip.CreateEntryFromFile(Path.Combine(folder, icon), icon);
Console.WriteLine($"{Package} is ready: upload it in Teams under Apps, Manage your apps, Upload an app.");
return 0;

static string ThisFile([CallerFilePath] string path = "") => path;
