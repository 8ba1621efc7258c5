#if BOTSDK_BUILTIN
using Microsoft.Bot.Schema;
using OfficialApi;

namespace BotBuilder.Tests;

/// <summary>Types of Microsoft.Rest that stand in the official signatures are declared as far as they are needed, and are not listed.</summary>
[Trait("Builtin", "BotBuilder")]
public sealed class OfficialApiTests
{
    [Fact]
    public void Every_public_line_of_ours_is_a_line_of_the_official_packages() =>
        OfficialLines.AssertSame("official-api.txt", PublicApi.Lines(Carried));

    [Fact]
    public void Members_look_the_same_and_none_that_must_be_written_is_missing() =>
        OfficialLines.AssertSame("official-surface.txt", PublicSurface.Lines(Carried));

    private static IEnumerable<Type> Carried => typeof(Activity).Assembly.GetExportedTypes().Where(type => type.Namespace != "Microsoft.Rest");
}
#endif
