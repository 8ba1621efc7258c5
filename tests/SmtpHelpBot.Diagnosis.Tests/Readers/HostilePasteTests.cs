using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Pastes;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>A text that is written to take long takes no more than its length: four times the text takes four times the memory, up to the longest that is taken.</summary>
/// <remarks>What takes memory takes time; the benchmark measures the time of the same families.</remarks>
public sealed class HostilePasteTests
{
    private const int Quarter = HostilePaste.Longest / 4;

    /// <summary>What a text takes however short it is: the tables of a reading, and quotes of at most so many signs.</summary>
    private const int Fixed = 150_000;

    public static TheoryData<string> Families => [.. HostilePaste.All.Select(paste => paste.Name)];

    [Theory]
    [MemberData(nameof(Families))]
    public void Four_times_the_text_takes_four_times_the_memory(string family)
    {
        var paste = HostilePaste.All.Single(one => one.Name == family);
        PasteReader.Read(paste.OfLength(Quarter / 8));

        // Once in so many letters an expression is built anew, which has nothing to do with the text that meets it: that one is read again.
        var (small, large) = (BytesFor(paste.OfLength(Quarter)), BytesFor(paste.OfLength(HostilePaste.Longest)));

        large = large <= (small * 4.4) + Fixed ? large : BytesFor(paste.OfLength(HostilePaste.Longest));
        Assert.True(large <= (small * 4.4) + Fixed, $"4 times the text took {small} and then {large} bytes");
    }

    /// <summary>Texts that a fuzzer made crash a reader.</summary>
    [Theory]
    [InlineData(":535:::::::::::")]
    [InlineData(":535 ")]
    [InlineData(":535")]
    public void A_code_behind_a_colon_that_nothing_stands_before_is_read(string text) => Assert.Equal(text.Trim(), PasteReader.Read(text).Source.Value.Trim());

    [Fact]
    public void There_are_many_families() => Assert.True(HostilePaste.All.Count >= 200, $"{HostilePaste.All.Count}");

    private static long BytesFor(string text)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        PasteReader.Read(text);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
