#if BOTSDK_BUILTIN
using OfficialApi;

namespace AdaptiveCards.Tests;

[Trait("Builtin", "AdaptiveCards")]
public sealed class OfficialApiTests
{
    [Fact]
    public void Every_public_line_of_ours_is_a_line_of_the_official_packages() =>
        OfficialLines.AssertSame("official-api.txt", PublicApi.Lines(typeof(AdaptiveCard).Assembly.GetExportedTypes()));

    [Fact]
    public void Members_look_the_same_and_none_that_must_be_written_is_missing() =>
        OfficialLines.AssertSame("official-surface.txt", PublicSurface.Lines(typeof(AdaptiveCard).Assembly.GetExportedTypes()));
}
#endif
