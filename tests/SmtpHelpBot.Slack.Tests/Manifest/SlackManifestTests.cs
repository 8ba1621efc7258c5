using System.Text.RegularExpressions;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Signing;

namespace SmtpHelpBot.Slack.Tests.Manifest;

/// <summary>The app manifests ask for what the code uses, and for nothing else.</summary>
public sealed partial class SlackManifestTests
{
    private static readonly string Root = SlackTool.Root();

    /// <summary>The scope that each method of the Web API wants (docs.slack.dev, the pages of the methods); empty for none.</summary>
    private static readonly Dictionary<string, string> ScopeOfMethod = new(StringComparer.Ordinal)
    {
        ["auth.test"] = "", ["apps.connections.open"] = "", ["views.open"] = "", ["views.update"] = "", ["views.push"] = "", ["views.publish"] = "",
        ["chat.postMessage"] = "chat:write", ["chat.postEphemeral"] = "chat:write", ["chat.update"] = "chat:write", ["chat.delete"] = "chat:write",
        ["users.info"] = "users:read", ["conversations.open"] = "im:write",
        ["files.getUploadURLExternal"] = "files:write", ["files.completeUploadExternal"] = "files:write",
    };

    /// <summary>The scope that each event wants, by the type that the code looks for.</summary>
    private static readonly Dictionary<string, (string Event, string Scope)> ScopeOfEvent = new(StringComparer.Ordinal)
    {
        ["message"] = ("message.im", "im:history"), ["app_mention"] = ("app_mention", "app_mentions:read"), ["app_home_opened"] = ("app_home_opened", ""),
        ["member_left_channel"] = ("member_left_channel", "channels:read"),
        ["channel_left"] = ("channel_left", "channels:read"), ["channel_archive"] = ("channel_archive", "channels:read"), ["channel_deleted"] = ("channel_deleted", "channels:read"),
        ["group_left"] = ("group_left", "groups:read"), ["group_archive"] = ("group_archive", "groups:read"), ["group_deleted"] = ("group_deleted", "groups:read"),
    };

    public static TheoryData<string> Manifests => ["manifest.yaml", "manifest.socket-mode.yaml"];

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Every_scope_that_is_needed_is_there_and_no_other(string manifest)
    {
        var needed = MethodsInCode().Select(method => ScopeOfMethod[method]).Concat(ScopeOfEvent.Values.Select(one => one.Scope)).Append("commands");

        Assert.Equal(needed.Where(scope => scope.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), ListOf(manifest, "bot").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void The_doctor_looks_for_the_scopes_that_the_manifest_asks_for(string manifest) =>
        Assert.Equal(ListOf(manifest, "bot").Order(StringComparer.Ordinal), SlackScopes.Needed.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Every_event_that_the_code_takes_is_asked_for_and_no_other(string manifest)
    {
        var door = File.ReadAllText(Path.Combine(Root, "src", "SmtpHelpBot.Slack", "Arrivals", "EventDoor.cs"));
        Assert.All(ScopeOfEvent.Keys, type => Assert.Contains($"\"{type}\"", door, StringComparison.Ordinal));
        Assert.Equal(ScopeOfEvent.Values.Select(one => one.Event).Order(StringComparer.Ordinal), ListOf(manifest, "bot_events").Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Shortcuts_and_command_have_the_names_that_the_code_knows(string manifest)
    {
        var values = Values(manifest).ToList();
        Assert.Equal([SlackCallbacks.CheckServer, SlackCallbacks.DiagnoseMessage], values.Where(line => line.Name == "callback_id").Select(line => line.Value));
        Assert.Equal(SlackCallbacks.Command, Assert.Single(values, line => line.Name == "command").Value);
        Assert.Contains(("home_tab_enabled", "true"), values);
        Assert.Contains(("is_enabled", "true"), values);
    }

    [Fact]
    public void The_addresses_are_those_of_the_doors()
    {
        var addresses = Values("manifest.yaml").Where(line => line.Name is "url" or "request_url").Select(line => line.Value["https://YOUR-HOST".Length..]).Order(StringComparer.Ordinal);
        var endpoints = File.ReadAllText(Path.Combine(Root, "src", "SmtpHelpBot", "SlackDoor", "SlackEndpoints.cs"));

        Assert.Equal(Doors().Matches(endpoints).Select(match => match.Groups["door"].Value).Order(StringComparer.Ordinal), addresses);
        Assert.DoesNotContain(Values("manifest.socket-mode.yaml"), line => line.Name is "url" or "request_url");
        Assert.Contains(("socket_mode_enabled", "true"), Values("manifest.socket-mode.yaml"));
    }

    [Theory]
    [MemberData(nameof(Manifests))]
    public void Names_and_descriptions_are_as_long_as_Slack_takes(string manifest)
    {
        var most = new Dictionary<string, int>(StringComparer.Ordinal) { ["display_name"] = 80, ["usage_hint"] = 1000, ["command"] = 32, ["callback_id"] = 255 };
        Assert.All(Values(manifest).Where(line => most.ContainsKey(line.Name)), line => Assert.InRange(line.Value.Length, 1, most[line.Name]));
        Assert.All(Values(manifest).Where(line => line.Name == "name"), line => Assert.InRange(line.Value.Length, 1, 35));
        Assert.All(Values(manifest).Where(line => line.Name == "description"), line => Assert.InRange(line.Value.Length, 1, 140));
    }

    private static IEnumerable<string> MethodsInCode() => Methods().Matches(File.ReadAllText(Path.Combine(Root, "src", "SmtpHelpBot.Slack", "Api", "SlackClient.cs")))
        .Select(match => match.Groups["method"].Value).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> ListOf(string manifest, string name) =>
        Lines(manifest).SkipWhile(line => line.Trim() != $"{name}:").Skip(1).Select(line => line.Trim()).TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal)).Select(line => line[2..]);

    private static IEnumerable<(string Name, string Value)> Values(string manifest) => Lines(manifest).Select(line => Value().Match(line)).Where(match => match.Success)
        .Select(match => (match.Groups["name"].Value, match.Groups["value"].Value.Trim('"')));

    private static string[] Lines(string manifest) => File.ReadAllLines(Path.Combine(Root, "manifest", "slack", manifest));

    [GeneratedRegex("\"(?<method>(?:auth|users|conversations|chat|views|files|apps)\\.[A-Za-z.]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Methods();

    [GeneratedRegex("MapPost\\(\"(?<door>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Doors();

    [GeneratedRegex(@"^\s*(?:- )?(?<name>[a-z_]+): (?<value>\S.*)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Value();
}
