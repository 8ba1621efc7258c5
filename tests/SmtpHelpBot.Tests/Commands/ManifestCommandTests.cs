using System.Diagnostics;
using System.IO.Compression;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Architecture;

namespace SmtpHelpBot.Tests.Commands;

/// <summary>The app package for Teams, as the command writes it.</summary>
public sealed class ManifestCommandTests : IDisposable
{
    private const string Id = "7d0e4f3a-1c11-4b6e-9a53-9c2b8a9b8f10";
    private static readonly string[] Names = ["--host", "bot.mail.example", "--company", "The \"Mail\" Company", "--website", "https://mail.example/help/"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-package-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_package_names_the_app_its_company_and_its_host_and_is_valid()
    {
        var (code, said, _) = await RunAsync("", ["--app-id", Id, "--out", File("one.zip"), .. Names]);
        Assert.Equal(0, code);
        Assert.Contains($"{File("one.zip")} is ready: upload it in Teams", said, StringComparison.Ordinal);

        await ZipFile.ExtractToDirectoryAsync(File("one.zip"), folder.FullName, TestContext.Current.CancellationToken);
        Assert.Equal(["color.png", "en.json", "manifest.json", "outline.png"], folder.GetFiles().Select(file => file.Name).Where(name => name != "one.zip").Order(StringComparer.Ordinal));
        var manifest = JObject.Parse(await System.IO.File.ReadAllTextAsync(File("manifest.json"), TestContext.Current.CancellationToken));
        Assert.All((string[])["id", "bots[0].botId", "composeExtensions[0].botId"], path => Assert.Equal(Id, (string?)manifest.SelectToken(path)));
        Assert.Equal(
            ["The \"Mail\" Company", "https://mail.example/help/", "https://mail.example/help/privacy", "https://mail.example/help/terms"],
            manifest["developer"]!.Select(part => (string?)part.First));
        Assert.Equal(["bot.mail.example"], manifest["validDomains"]!.Select(domain => (string?)domain));
        Assert.DoesNotContain("example.com", manifest.ToString(), StringComparison.Ordinal);
        var tool = Path.Combine(Repository.Root, "tests", "tools", "manifest");
        Assert.SkipUnless(Directory.Exists(Path.Combine(tool, "node_modules")), $"Not installed: run npm ci --ignore-scripts in {tool}.");
        Assert.Equal((0, "", ""), await StartAsync(new("node", ["check.js", File("manifest.json"), File("en.json")]) { WorkingDirectory = tool }));
    }

    [Fact]
    public async Task The_app_id_may_come_from_the_settings_and_the_same_names_make_the_same_bytes()
    {
        Assert.Equal(0, (await RunAsync("", ["--app-id", Id, "--out", File("one.zip"), .. Names])).Code);
        Assert.Equal(0, (await RunAsync(Id, ["--out", File("two.zip"), .. Names])).Code);

        Assert.Equal(await System.IO.File.ReadAllBytesAsync(File("one.zip"), TestContext.Current.CancellationToken), await System.IO.File.ReadAllBytesAsync(File("two.zip"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_version_is_that_of_the_build_or_the_one_that_is_named()
    {
        Assert.Equal(0, (await RunAsync(Id, ["--out", File("usual.zip"), .. Names])).Code);
        var (code, said, _) = await RunAsync(Id, ["--out", File("named.zip"), "--version", "2.10.1", .. Names]);

        Assert.Equal((0, "1.1.0", "2.10.1"), (code, await VersionOfAsync("usual.zip"), await VersionOfAsync("named.zip")));
        Assert.Contains("Its version is 2.10.1", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_release_has_a_higher_version_than_all_that_were_built_before()
    {
        var project = Path.Combine(Repository.Root, "src", "SmtpHelpBot", "SmtpHelpBot.csproj");
        var before = DateTime.UtcNow;
        var (_, said, _) = await StartAsync(new("dotnet", ["msbuild", project, "-getProperty:AppPackageVersion", "-p:Configuration=Release"]));

        var (first, latest) = (new Version(1, 1, Days(before)), new Version(1, 1, Days(DateTime.UtcNow)));
        Assert.InRange(Version.Parse(said.Trim()), first, latest);
        Assert.True(latest > new Version(1, 1, 0));

        static int Days(DateTime time) => (time - new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc)).Days;
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.01.0")]
    [InlineData("2.0.0-beta")]
    public async Task A_version_that_is_none_is_refused(string version)
    {
        var (code, _, errors) = await RunAsync(Id, ["--out", File("none.zip"), "--version", version, .. Names]);

        Assert.Equal((2, "--version must be three numbers such as 2.0.1."), (code, errors.Trim()));
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_named_at_once_and_nothing_is_written()
    {
        var (code, _, errors) = await RunAsync("", "--app-id", "my-app", "--host", "https://bot.example.com", "--company", "", "--website", "http://mail.example", "--out", File("none.zip"));

        Assert.Equal(2, code);
        Assert.Equal(["--app-id", "--host", "--company", "--website"], errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]));
        Assert.False(System.IO.File.Exists(File("none.zip")));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_in_a_line()
    {
        var (code, _, errors) = await RunAsync(Id, ["--out", Path.Combine(File("missing"), "x.zip"), .. Names]);

        Assert.Equal(1, code);
        Assert.StartsWith("There is no package: ", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors, StringComparison.Ordinal);
    }

    private async Task<string?> VersionOfAsync(string package)
    {
        await using var zip = await ZipFile.OpenReadAsync(File(package), TestContext.Current.CancellationToken);
        using var manifest = new StreamReader(await zip.GetEntry("manifest.json")!.OpenAsync(TestContext.Current.CancellationToken));
        return (string?)JObject.Parse(await manifest.ReadToEndAsync(TestContext.Current.CancellationToken))["version"];
    }

    private string File(string name) => Path.Combine(folder.FullName, name);

    private static Task<(int Code, string Said, string Errors)> RunAsync(string appId, params string[] arguments)
    {
        var how = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SmtpHelpBot.dll"), "manifest", .. arguments]);
        how.Environment["MicrosoftAppId"] = appId;
        return StartAsync(how);
    }

    private static async Task<(int Code, string Said, string Errors)> StartAsync(ProcessStartInfo how)
    {
        (how.RedirectStandardOutput, how.RedirectStandardError) = (true, true);
        using var process = Process.Start(how) ?? throw new InvalidOperationException($"{how.FileName} did not start.");
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, await errors);
    }
}
