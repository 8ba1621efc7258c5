using AdaptiveCards.Tests.Templating;
using CsCheck;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Tests.Model;

public sealed class CardProperties
{
    /// <summary>The full card with a few of its values replaced by what does not belong there.</summary>
    private static readonly Gen<string> Broken = Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, Oddities.Length - 1]).Array[0, 4].Select(changes =>
    {
        var card = Case.Read(FullCard.Json);
        foreach (var (place, oddity) in changes)
        {
            var values = ((JObject)card).Descendants().Where(token => token is not JProperty).ToList();
            values[place % values.Count].Replace(Case.Read(Oddities[oddity]));
        }
        return card.ToString();
    });

    private static string[] Oddities => ["null", "true", "7", "-1e300", "99999999999999999999", "\"\"", "\"huge\"", "\"http://[\"", "[]", "[null]", "{}", "{\"type\":\"TextBlock\"}", "{\"type\":7}", "[[]]"];

    [Fact]
    public void A_broken_card_is_read_or_refused_in_one_way_and_what_is_read_stays_the_same() => Broken.Sample(json =>
    {
        string written;
        try
        {
            written = AdaptiveCard.FromJson(json).Card.ToJson();
        }
        catch (AdaptiveSerializationException)
        {
            return;
        }
        Assert.Equal(written, AdaptiveCard.FromJson(written).Card.ToJson());
    }, iter: 3_000);
}
