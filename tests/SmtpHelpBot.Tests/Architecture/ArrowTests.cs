using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace SmtpHelpBot.Tests.Architecture;

/// <summary>Which room knows which.</summary>
public sealed class ArrowTests
{
    private const string Host = "SmtpHelpBot";

    /// <summary>The plan of the house. The host, which puts all together, may know every room.</summary>
    private static readonly Dictionary<string, string[]> Plan = new(StringComparer.Ordinal)
    {
        ["AdaptiveCards"] = [],
        ["BotBuilder"] = [],
        ["SmtpHelpBot.Diagnosis"] = [],
        ["SmtpHelpBot.Probe"] = ["SmtpHelpBot.Diagnosis"],
        ["SmtpHelpBot.Helpdesk"] = ["SmtpHelpBot.Diagnosis"],
        ["SmtpHelpBot.Storage"] = ["SmtpHelpBot.Diagnosis", "SmtpHelpBot.Helpdesk"],
        ["SmtpHelpBot.Conversation"] = ["AdaptiveCards", "BotBuilder", "SmtpHelpBot.Diagnosis", "SmtpHelpBot.Helpdesk"],
        ["SmtpHelpBot.Slack"] = ["AdaptiveCards", "BotBuilder"],
    };

    private static readonly string[] SdkNamespaces = ["Microsoft.Bot.", "AdaptiveCards"];
    private static readonly string[] MaySeeTheSdk = [Host, "SmtpHelpBot.Conversation", "SmtpHelpBot.Slack", "BotBuilder", "AdaptiveCards"];

    /// <summary>What pure rooms stay away from: files, the network, processes, the clock of the machine.</summary>
    private static readonly string[] Outside =
    [
        "System.IO.File", "System.IO.Directory", "System.IO.FileStream", "System.Net.Sockets.", "System.Net.Http.", "System.Net.Dns", "System.Net.Security.",
        "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Environment", "System.Console",
    ];

    public static TheoryData<string> Rooms => [.. Repository.Projects.Keys.Where(room => room != Host).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_refers_to_no_room_that_the_plan_does_not_name(string room) =>
        Assert.Empty(ReferredBy(Repository.Projects[room]).Except(Plan[room], StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void What_is_built_from_a_room_refers_to_no_room_that_the_plan_does_not_name(string room) =>
        Assert.Empty(AssembliesReferredBy(room).Where(Repository.Projects.ContainsKey).Except(Plan[room], StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Only_the_talk_the_ways_in_and_the_host_see_the_bot_SDK(string room)
    {
        var seen = TypesNamedBy(room).Where(type => SdkNamespaces.Any(name => type.StartsWith(name, StringComparison.Ordinal))).ToList();
        Assert.True(seen.Count == 0 || MaySeeTheSdk.Contains(room, StringComparer.Ordinal), string.Join(", ", seen));
    }

    [Fact]
    public void The_reader_of_assemblies_sees_the_SDK_where_it_is_used() =>
        Assert.Contains("Microsoft.Bot.Builder.ITurnContext", TypesNamedBy("SmtpHelpBot.Conversation"));

    [Theory]
    [InlineData("SmtpHelpBot.Diagnosis")]
    [InlineData("SmtpHelpBot.Helpdesk")]
    public void A_pure_room_touches_nothing_outside_and_needs_no_package(string room)
    {
        var touched = TypesNamedBy(room).Where(type => Outside.Any(place => type == place || (place.EndsWith('.') && type.StartsWith(place, StringComparison.Ordinal))));
        Assert.Empty(Repository.Projects[room].Descendants("PackageReference"));
    }

    private static IEnumerable<string> ReferredBy(XDocument project)
    {
        var named = project.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/')));
        return (string?)project.Descendants("UsesBotSdk").FirstOrDefault() == "true" ? named.Concat(["AdaptiveCards", "BotBuilder"]) : named;
    }

    private static List<string> AssembliesReferredBy(string room) => Read(room, metadata =>
        metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name)).ToList());

    private static List<string> TypesNamedBy(string room) => Read(room, metadata => metadata.TypeReferences.Select(metadata.GetTypeReference)
        .Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToList());

    /// <summary>Reads what was built from a room; a room that this build replaces by the official packages has nothing to read.</summary>
    private static List<string> Read(string room, Func<MetadataReader, List<string>> read)
    {
        var file = Path.Combine(AppContext.BaseDirectory, $"{room}.dll");
        if (room is "BotBuilder" or "AdaptiveCards" && !File.Exists(file))
        {
            return [];
        }

        using var assembly = new PEReader(File.OpenRead(file));
        return read(assembly.GetMetadataReader());
    }
}
