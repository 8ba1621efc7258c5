using System.Text.Json.Nodes;
using Json.Schema;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Tests.Facts;

public sealed class ClientFilesTests
{
    private static readonly JsonSchema Schema = FactFiles.Schema("client");

    public static TheoryData<string> Files => [.. FactFiles.Named("clients.")];

    public static TheoryData<string, string> Mistakes => new()
    {
        { "kind", "\"toaster\"" },
        { "detect", "[]" },
        { "keys", "{\"host\":[\"EMAIL_HOST\"]}" },
        { "encryption", "{\"signs\":[{\"means\":\"start_tls\"}],\"otherwise\":\"none\"}" },
        { "mistakes", "[{\"id\":\"both_tls_flags\",\"severity\":\"error\",\"when\":[{\"is\":[\"true\"]}]}]" },
        { "settings_of", "\"laravel\"" },
        { "docs", "\"http://example.com\"" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_holds_to_the_schema(string file) => Assert.Empty(FactFiles.Faults(Schema, FactFiles.Content(file)));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_schema_finds_a_mistake(string member, string value)
    {
        var content = FactFiles.Content("clients.django").AsObject();

        content[member] = JsonNode.Parse(value);

        Assert.NotEmpty(FactFiles.Faults(Schema, content));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_the_name_of_its_client(string file) => Assert.Equal(file, $"clients.{FactFiles.Content(file)["id"]}");

    [Fact]
    public void Each_client_has_its_own_place_in_the_order() =>
        Assert.Equal(ClientCatalog.Shared.All.Count, ClientCatalog.Shared.All.Select(client => client.Order).Distinct().Count());

    /// <summary>A repetition within a repetition takes time that grows with the square of a text, or worse.</summary>
    [Fact]
    public void No_pattern_of_a_form_repeats_what_repeats() =>
        Assert.All(ClientCatalog.Shared.All.SelectMany(client => client.Forms).SelectMany(form => form.Patterns).Distinct(StringComparer.Ordinal), pattern => Assert.DoesNotMatch(@"[*+}]\)?[*+{]|\)[*+]", pattern));

    [Fact]
    public void Whoever_is_named_by_a_client_is_there() =>
        Assert.All(
            ClientCatalog.Shared.All.SelectMany(client => client.YieldsTo.Where(other => other != "*").Concat(client.SettingsOf is { } like ? [like] : [])),
            other => Assert.NotNull(ClientCatalog.Shared.Find(other)));
}
