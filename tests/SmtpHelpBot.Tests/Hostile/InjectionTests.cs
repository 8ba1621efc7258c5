using System.Globalization;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Tests.Architecture;

namespace SmtpHelpBot.Tests.Hostile;

/// <summary>Words that want to be more than words, through every input to every output: they arrive, and nothing takes effect.</summary>
public sealed class InjectionTests(InjectionScene scene, ITestOutputHelper print) : IClassFixture<InjectionScene>
{
    /// <summary>How a spreadsheet knows a formula (OWASP, CSV Injection), also in letters of full width.</summary>
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";

    private static readonly Output[] Cards = [Output.Teams, Output.Slack, Output.Desk];

    public static TheoryData<int, string, Input, Output> Pairs => [.. from payload in Payload.All.Index() from input in Enum.GetValues<Input>() from output in Cards select (payload.Index, payload.Item.Name, input, output)];

    public static TheoryData<int, string> Names => [.. Payload.All.Index().Where(one => !one.Item.IsEmpty).Select(one => (one.Index, one.Item.Name))];

    public static TheoryData<int, string, Input> Traces => [.. from payload in Payload.All.Index() where !payload.Item.IsEmpty from input in Enum.GetValues<Input>() select (payload.Index, payload.Item.Name, input)];

    [Fact]
    public void There_are_pairs_enough()
    {
        var count = Pairs.Count + Names.Count + (2 * Traces.Count);
        print.WriteLine($"{count} pairs of what comes in and where it goes out");
        Assert.InRange(count, 120, int.MaxValue);
        Assert.Contains(scene.Said(Output.Slack), document => document.ToString().Contains("rich_text", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Words_arrive_and_nothing_takes_effect(int payload, string name, Input input, Output output)
    {
        Assert.Equal(name, Payload.All[payload].Name);
        var arrived = scene.Find(output, Payload.All[payload].IsEmpty ? $"Who{payload}x" : Payload.Mark(payload, input));

        Assert.NotEmpty(arrived);
        Assert.All(arrived, found => Assert.Null(found.Fault(output)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_name_is_one_cell_of_one_line_and_no_formula(int payload, string name)
    {
        Assert.Equal(name, Payload.All[payload].Name);

        var line = Assert.Single(scene.Lines, line => line.Any(cell => cell.Contains(Payload.Mark(payload, Input.Name), StringComparison.Ordinal)));

        Assert.Equal(scene.Lines[0].Count, line.Count);
        Assert.DoesNotContain(line, cell => cell.Length > 0 && FormulaStarts.Contains(cell[0], StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Traces))]
    public void Of_words_there_is_nothing_in_the_log_and_in_no_tag_of_a_metric(int payload, string name, Input input)
    {
        Assert.Equal(name, Payload.All[payload].Name);
        var word = Payload.Mark(payload, input);

        Assert.Contains(scene.LogTexts, text => text.Contains("InvalidOperationException: The turn is broken.", StringComparison.Ordinal));
        Assert.All(scene.LogTexts.Where(line => line.Contains(word, StringComparison.Ordinal)), line => Assert.Fail($"It is in the log: {line}"));
        Assert.All(scene.Metrics, metrics => Assert.DoesNotContain(word, metrics, StringComparison.Ordinal));
    }

    [Fact]
    public void A_line_of_the_log_is_one_line_and_hides_nothing()
    {
        Assert.Contains(scene.LogLines, line => line.Contains("The turn of inbox row", StringComparison.Ordinal));
        Assert.Contains(scene.LogLines, line => line.Contains("is a dead letter", StringComparison.Ordinal));
        Assert.All(scene.LogLines, line => Assert.DoesNotContain(line, letter => char.IsControl(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator));
    }

    [Fact]
    public void A_metric_has_no_tag_but_those_of_a_few_words_of_our_own()
    {
        var lines = scene.Metrics.SelectMany(metrics => metrics.Split('\n')).Where(line => line.Length > 0 && line[0] != '#' && !line.StartsWith("target_info{service_name=\"SmtpHelpBot\",service_instance_id=", StringComparison.Ordinal)).ToList();

        Assert.Contains(lines, line => line.Contains("reason=\"Unreadable\"", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.Matches("^smtphelpbot_[a-z_]+(\\{([a-z_]+=\"[A-Za-z_]*\",?)*\\})? [-+.0-9Ee]+( [0-9]+)?$", line));
    }

    [Fact]
    public void The_export_has_a_line_for_each_ticket_and_no_other() => Assert.Equal(Payload.All.Count + 1, scene.Lines.Count);

    [Fact]
    public void A_template_in_a_text_stays_as_it_was_written()
    {
        var number = Payload.All.Index().Single(one => one.Item.Name == "template").Index;

        Assert.All(Cards, output => Assert.Contains(scene.Find(output, Payload.Mark(number, Input.Note)), found => found.Text.Contains("${$root} ${1+1}", StringComparison.Ordinal)));
    }

    [Fact]
    public void No_button_link_or_picture_leads_where_the_words_want_to() => Assert.All(
        Cards.SelectMany(output => scene.Said(output)).SelectMany(document => document.Descendants()).OfType<JProperty>().Where(member => member.Name is "url" or "iconUrl" or "image_url" or "selectAction"),
        member => Assert.DoesNotContain("evil", member.Value.ToString(), StringComparison.Ordinal));

    [Fact]
    public void Nobody_is_mentioned_by_words_of_others() => Assert.All(
        scene.Said(Output.Teams).SelectMany(activity => activity["entities"] as JArray ?? []),
        entity => Assert.DoesNotContain("Zq", entity.ToString(), StringComparison.Ordinal));

    [Fact]
    public void The_page_of_the_desk_never_makes_markup_of_words()
    {
        var page = Directory.GetFiles(Path.Combine(Repository.Root, "src/SmtpHelpBot/Desk/page"), "*.js").Select(File.ReadAllText).ToList();

        Assert.NotEmpty(page);
        Assert.All(page, script => Assert.All((string[])["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"], way => Assert.DoesNotContain(way, script, StringComparison.Ordinal)));
    }
}
