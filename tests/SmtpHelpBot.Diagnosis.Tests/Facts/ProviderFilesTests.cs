using System.Text.Json.Nodes;
using Json.Schema;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Facts;

public sealed class ProviderFilesTests
{
    private static readonly JsonSchema Schema = FactFiles.Schema("provider");

    public static TheoryData<string> Files => [.. FactFiles.Named("providers.")];

    public static TheoryData<string, string> Mistakes => new()
    {
        { "checked_on", "\"last spring\"" },
        { "kind", "\"bank\"" },
        { "sources", "[\"http://example.com/\"]" },
        { "servers", "[{\"host\":\"smtp.gmail.com\",\"port\":587,\"encryption\":\"ssl\"}]" },
        { "user_name", "{\"form\":\"word\"}" },
        { "pages", "{\"status\":\"javascript:alert(1)\"}" },
        { "surprise", "1" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_holds_to_the_schema(string file) => Assert.Empty(FactFiles.Faults(Schema, FactFiles.Content(file)));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_schema_finds_a_mistake(string member, string value)
    {
        var content = FactFiles.Content("providers.gmail").AsObject();

        content[member] = JsonNode.Parse(value);

        Assert.NotEmpty(FactFiles.Faults(Schema, content));
    }

    [Fact]
    public void The_gateways_hold_to_their_schema() => Assert.Empty(FactFiles.Faults(FactFiles.Schema("mx-gateways"), FactFiles.Content("mx-gateways")));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_has_the_name_of_its_provider(string file) => Assert.Equal(file, $"providers.{FactFiles.Content(file)["id"]}");

    [Fact]
    public void Each_provider_has_its_own_place_in_the_order() =>
        Assert.Equal(ProviderCatalog.Shared.All.Count, ProviderCatalog.Shared.All.Select(provider => provider.Order).Distinct().Count());

    [Fact]
    public void A_mail_domain_belongs_to_one_provider_only() =>
        Assert.Empty(ProviderCatalog.Shared.All.SelectMany(provider => provider.Domains).GroupBy(domain => domain, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void A_secret_that_a_provider_hands_out_has_a_form_of_its_own() =>
        Assert.All(
            ProviderCatalog.Shared.All.SelectMany(provider => provider.SecretShape?.Forms ?? []),
            form => Assert.DoesNotContain(form, new[] { SecretForm.Other, SecretForm.AwsSecret, SecretForm.OauthToken }));

    [Fact]
    public void Whoever_takes_mail_in_names_a_server_and_whoever_does_not_has_no_sign_in() =>
        Assert.All(ProviderCatalog.Shared.All, provider => Assert.True(provider.Servers.Count > 0 || provider.UserName.Form == UserNameRule.None, provider.Id));
}
