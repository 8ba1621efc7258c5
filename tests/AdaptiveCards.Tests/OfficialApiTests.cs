#if BOTSDK_BUILTIN
namespace AdaptiveCards.Tests;

public sealed class OfficialApiTests
{
    [Fact]
    [Trait("Builtin", "AdaptiveCards")]
    public void Every_public_line_of_ours_is_a_line_of_the_official_packages()
    {
        var official = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "official-api.txt"));

        var ours = PublicApi.Lines(typeof(AdaptiveCard).Assembly);

        Assert.Equal(official.Order(StringComparer.Ordinal), ours.Order(StringComparer.Ordinal));
    }
}
#endif
