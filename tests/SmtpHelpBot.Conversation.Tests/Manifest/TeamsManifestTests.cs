using System.Diagnostics;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Understanding;

namespace SmtpHelpBot.Conversation.Tests.Manifest;

/// <summary>What Teams is told about the bot: valid, and true.</summary>
public sealed class TeamsManifestTests
{
    private static readonly string Repository = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", ".."));
    private static readonly string Folder = Path.Combine(Repository, "manifest", "teams");

    private static JObject Manifest => JObject.Parse(File.ReadAllText(Path.Combine(Folder, "manifest.json")));

    public static TheoryData<string> Commands => [.. Manifest.SelectTokens("$.bots[*].commandLists[*].commands[*].title").Select(title => (string)title!).Distinct(StringComparer.Ordinal)];

    [Fact]
    public async Task The_official_schema_finds_nothing_wrong_with_it()
    {
        Assert.SkipWhen(await WhatNodeSaysAsync("--version") is null, "node is not installed");

        Assert.Equal("", await WhatNodeSaysAsync("check.js", Path.Combine(Folder, "manifest.json")));
    }

    [Fact]
    public async Task The_check_by_the_official_schema_can_fail()
    {
        Assert.SkipWhen(await WhatNodeSaysAsync("--version") is null, "node is not installed");
        var wrong = Manifest;
        wrong["bots"]![0]!["scopes"]![0] = "nowhere";
        using var folder = new TemporaryFolder();
        var file = folder.Write("manifest.json", wrong.ToString());

        Assert.Contains("/bots/0/scopes/0", await WhatNodeSaysAsync("check.js", file), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_that_Teams_offers_is_one_the_bot_knows(string title) =>
        Assert.NotEqual(WishKind.Read, Sayings.Read(title).Kind);

    [Fact]
    public void The_icons_have_the_sizes_that_Teams_asks_for()
    {
        Assert.Equal((192, 192), SizeOf(Manifest["icons"]!.Value<string>("color")!));
        Assert.Equal((32, 32), SizeOf(Manifest["icons"]!.Value<string>("outline")!));
    }

    [Fact]
    public async Task The_file_for_translators_is_valid_and_has_every_text()
    {
        Assert.SkipWhen(await WhatNodeSaysAsync("--version") is null, "node is not installed");
        Assert.Equal("", await WhatNodeSaysAsync("check.js", Path.Combine(Folder, "manifest.json"), Path.Combine(Folder, "en.json")));

        var texts = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "en.json"), TestContext.Current.CancellationToken)).Properties().Where(text => text.Name != "$schema").ToList();
        Assert.All(texts, text => Assert.Equal((string?)Manifest.SelectToken(text.Name), (string?)text.Value));
        Assert.Equal(
            Manifest.SelectTokens("$..commands[*]").SelectMany(command => command.SelectTokens("$..title").Concat(command.SelectTokens("$..description"))).Select(text => text.Path).Order(StringComparer.Ordinal),
            texts.Select(text => text.Name).Where(name => name.Contains("commands", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Bot_and_message_extension_are_one_app_in_every_scope()
    {
        Assert.Equal(["personal", "team", "groupChat"], Manifest.SelectTokens("$.bots[0].scopes[*]").Select(scope => (string?)scope));
        Assert.Equal((string?)Manifest["id"], (string?)Manifest.SelectToken("$.bots[0].botId"));
        Assert.Equal((string?)Manifest["id"], (string?)Manifest.SelectToken("$.composeExtensions[0].botId"));
        Assert.Equal(["search", "diagnoseMessage", "checkServer"], Manifest.SelectTokens("$.composeExtensions[0].commands[*].id").Select(id => (string?)id));
    }

    /// <summary>Width and height stand big-endian at fixed places of a PNG (PNG specification, section 11.2.2).</summary>
    private static (int Width, int Height) SizeOf(string icon)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, icon)).AsSpan();
        return (System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes[16..]), System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes[20..]));
    }

    private static async Task<string?> WhatNodeSaysAsync(params string[] arguments)
    {
        try
        {
            return await RunAsync("node", Path.Combine(Repository, "tests", "tools", "manifest"), arguments);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task<string> RunAsync(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return said.Trim();
    }

    private static string Here([CallerFilePath] string path = "") => path;

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("smtphelpbot-manifest-").FullName;

        public string Write(string name, string text)
        {
            var file = System.IO.Path.Combine(Path, name);
            File.WriteAllText(file, text);
            return file;
        }

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
