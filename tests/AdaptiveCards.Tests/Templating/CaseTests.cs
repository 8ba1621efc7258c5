using AdaptiveCards.Templating;
using Newtonsoft.Json.Linq;

namespace AdaptiveCards.Tests.Templating;

public sealed class CaseTests
{
    [Theory]
    [MemberData(nameof(Case.Names), MemberType = typeof(Case))]
    public void The_language_does_what_it_is_known_to_do(string says)
    {
        var fact = Case.Named(says);

        if (fact.Refused)
        {
            Assert.Throws<AdaptiveTemplateException>(() => fact.Expanded());
            return;
        }
        var card = fact.Expanded();
        Assert.True(JToken.DeepEquals(fact.Card ?? JValue.CreateNull(), card), $"got {card}");
    }
}
