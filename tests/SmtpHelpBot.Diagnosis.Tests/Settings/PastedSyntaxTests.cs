using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Settings;

namespace SmtpHelpBot.Diagnosis.Tests.Settings;

/// <summary>Corrected lines are whole in the language of their file, as a parser of that language sees them.</summary>
public sealed partial class PastedSyntaxTests
{
    [Theory]
    [InlineData("keycloak", "json", "smtpServer")]
    [InlineData("ghost", "json", "mail")]
    public void Json_is_an_object_with_the_settings_in_it(string client, string form, string name)
    {
        foreach (var port in (int[])[587, 465])
        {
            using var read = JsonDocument.Parse($"{{ {Lines(client, form, port)} }}");

            Assert.Equal("smtp.example.net", Descendants(read.RootElement.GetProperty(name)).Single(value => value.Name == "host").Value.GetString());
        }
    }

    [Theory]
    [InlineData(587, true, false)]
    [InlineData(465, false, true)]
    public void The_connection_of_Airflow_is_JSON_that_says_the_encryption(int port, bool disableSsl, bool disableTls)
    {
        var line = Lines("airflow", "environment", port).Split('\n')[^1];
        using var read = JsonDocument.Parse(line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('\''));
        var extra = read.RootElement.GetProperty("extra");

        Assert.Equal((port, disableSsl, disableTls), (read.RootElement.GetProperty("port").GetInt32(), extra.GetProperty("disable_ssl").GetBoolean(), extra.GetProperty("disable_tls").GetBoolean()));
    }

    [Fact]
    public void Xml_is_an_element_with_the_server_in_it() =>
        Assert.Equal("smtp.example.net", XElement.Parse(Lines("dotnet-smtpclient", "xml", 587)).Descendants("network").Single().Attribute("host")?.Value);

    /// <summary>Cards and chats keep no blanks at the beginning of a line: what needs them to be understood would be broken by copying.</summary>
    [Fact]
    public void Lines_mean_the_same_without_the_blanks_before_them() =>
        Assert.All(
            ClientCatalog.Shared.All.SelectMany(client => client.Forms.SelectMany(form => form.Lines.Values.Select(lines => (client.Id, Form: form, Lines: lines)))),
            written => Assert.True(!IsBlockOfYaml(written.Lines), $"{written.Id} {written.Form.Id}"));

    [Fact]
    public void Brackets_are_closed_in_every_form() =>
        Assert.All(
            ClientCatalog.Shared.All.SelectMany(client => client.Forms.SelectMany(form => form.Lines.Values)).Select(lines => string.Join('\n', lines)),
            text => Assert.All((string[])["()", "[]", "{}"], pair => Assert.Equal(text.Count(letter => letter == pair[0]), text.Count(letter => letter == pair[1]))));

    private static IEnumerable<JsonProperty> Descendants(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().SelectMany(value => Descendants(value.Value).Prepend(value)) : [];

    /// <summary>A name with nothing behind its colon opens a block, which is told by the blanks of the lines below.</summary>
    private static bool IsBlockOfYaml(IEnumerable<string> lines) => lines.Any(line => OpensBlock().IsMatch(line));

    private static string Lines(string client, string form, int port) =>
        string.Join('\n', SettingsCorrector.Correct(new("smtp.example.net", port, MailDomain: "example.net", Form: form), null, ClientCatalog.Shared.Find(client))!.Lines);

    [GeneratedRegex(@"^[ \t-]*[\w.]+:\s*$", RegexOptions.None, 1000)]
    private static partial Regex OpensBlock();
}
