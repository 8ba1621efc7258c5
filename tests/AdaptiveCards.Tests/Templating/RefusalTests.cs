using AdaptiveCards.Templating;

namespace AdaptiveCards.Tests.Templating;

/// <summary>Who wrote a malformed template is told what is wrong with it.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("{", "Unexpected end")]
    [InlineData("""{"t":"${a +}"}""", "${a +}")]
    [InlineData("""{"t":"x ${a +} y"}""", "${a +}")]
    [InlineData("""{"t":"${a b}"}""", "${a b}")]
    [InlineData("""{"t":"${(a}"}""", "${(a}")]
    [InlineData("""{"t":"${a[}"}""", "${a[}")]
    [InlineData("""{"t":"${a.}"}""", "${a.}")]
    [InlineData("""{"t":"${a#b}"}""", "${a#b}")]
    [InlineData("""{"t":"${nofn(a)}"}""", "nofn")]
    [InlineData("""{"t":"${if(a)}"}""", "${if(a)}")]
    [InlineData("""{"t":"${a[9]}"}""", "a[9]")]
    [InlineData("""{"t":"${`x ${a}`}"}""", "backtick")]
    [InlineData("""{"t":"${a / 0}"}""", "a / 0")]
    [InlineData("""{"body":[{"$when":"${a +}"}]}""", "${a +}")]
    [InlineData("""{"body":[{"$data":"${a +}"}]}""", "${a +}")]
    public void A_malformed_template_is_refused_with_what_is_wrong(string template, string says)
    {
        var refusal = Assert.Throws<AdaptiveTemplateException>(() => new AdaptiveCardTemplate(template).Expand("""{"a":1}"""));

        Assert.Contains(says, refusal.Message, StringComparison.Ordinal);
    }
}
