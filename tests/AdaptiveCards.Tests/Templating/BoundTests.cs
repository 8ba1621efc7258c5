using AdaptiveCards.Templating;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Tests.Templating;

/// <summary>Nothing that a template or its data say makes expansion unbounded.</summary>
public sealed class BoundTests
{
    public static TheoryData<string, string> TooDeep => new()
    {
        { "brackets", "${" + new string('(', 2000) + "a" + new string(')', 2000) + "}" },
        { "signs", "${" + new string('-', 3000) + "a}" },
        { "indexes", "${" + string.Concat(Enumerable.Repeat("a[", 900)) + "0" + new string(']', 900) + "}" },
        { "a path", "${a" + string.Concat(Enumerable.Repeat(".a", 900)) + "}" },
        { "a sum", "${a" + string.Concat(Enumerable.Repeat(" + a", 100_000)) + "}" },
        { "calls", "${" + string.Concat(Enumerable.Repeat("string(", 400)) + "a" + new string(')', 400) + "}" },
        { "powers", "${a" + string.Concat(Enumerable.Repeat("^a", 1000)) + "}" },
    };

    [Theory]
    [MemberData(nameof(TooDeep))]
    public void An_expression_that_is_too_deep_or_too_long_is_refused(string what, string text)
    {
        var template = new AdaptiveCardTemplate(new JObject { ["text"] = text }.ToString());

        Assert.NotEmpty(what);
        Assert.Throws<AdaptiveTemplateException>(() => template.Expand("""{"a":1}"""));
    }

    [Fact]
    public void The_longest_sum_that_is_read_can_also_be_counted()
    {
        var sum = string.Concat(Enumerable.Repeat("a+", 1990)) + "a";

        Assert.Equal(1991, (int)Case.Read(new AdaptiveCardTemplate($$"""{"v":"${{{sum}}}"}""").Expand("""{"a":1}"""))["v"]!);
    }

    [Fact]
    public void Data_and_templates_that_are_too_deep_are_refused()
    {
        var deep = new string('[', 500) + new string(']', 500);
        JToken token = new JArray();
        for (var i = 0; i < 20_000; i++)
            token = new JArray(token);

        Assert.Throws<AdaptiveTemplateException>(() => new AdaptiveCardTemplate(deep).Expand("{}"));
        Assert.Throws<AdaptiveTemplateException>(() => new AdaptiveCardTemplate("{}").Expand(deep));
        Assert.Throws<AdaptiveTemplateException>(() => new AdaptiveCardTemplate("{}").Expand(token));
    }

    /// <summary>Measured at 16 kB for this card; time is not asked, since it is not the same everywhere.</summary>
    [Fact]
    public void A_card_of_thirty_bindings_takes_little_memory()
    {
        var template = new AdaptiveCardTemplate(NormalCard.Template);
        var data = JObject.Parse(NormalCard.Data);
        template.Expand(data);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            template.Expand(data);

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 10, 1, 32_000);
    }

    [Fact]
    public async Task One_template_serves_many_threads()
    {
        var template = new AdaptiveCardTemplate("""{"text":"${name} ${$root.name}"}""");

        var cards = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            Task.Run(() => template.Expand(new JObject { ["name"] = i }), TestContext.Current.CancellationToken)));

        Assert.All(cards.Select((card, i) => (card, i)), pair => Assert.Equal($"{pair.i} {pair.i}", (string?)Case.Read(pair.card)["text"]));
    }
}
