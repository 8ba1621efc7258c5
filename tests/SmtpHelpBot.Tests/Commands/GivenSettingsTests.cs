using SmtpHelpBot.Commands;

namespace SmtpHelpBot.Tests.Commands;

/// <summary>Settings on the command line are written in either of the two usual ways, and nothing is passed over in silence.</summary>
public sealed class GivenSettingsTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("--urls=http://localhost:1", true)]
    [InlineData("--urls http://localhost:1", true)]
    [InlineData("Desk:Port=0 --Door:Cloud China", true)]
    [InlineData("serve --urls=http://localhost:1", false)]
    [InlineData("doctor", false)]
    [InlineData("--help", false)]
    [InlineData("--version", false)]
    public void A_start_needs_no_command_before_its_settings(string line, bool areAll) => Assert.Equal(areAll, GivenSettings.AreAll(Words(line)));

    [Theory]
    [InlineData("", null)]
    [InlineData("--urls=http://localhost:1 --Desk:Port 0 Door:Cloud=China", null)]
    [InlineData("--urls=http://localhost:1 nonsense", "'nonsense'")]
    [InlineData("--verbose", "'--verbose'")]
    [InlineData("--verbose --Desk:Port=0", "'--verbose'")]
    public void A_word_that_belongs_to_no_setting_is_told(string line, string? word)
    {
        var fault = GivenSettings.Fault(Words(line));
        Assert.Equal(word is null, fault is null);
        Assert.StartsWith(word ?? "", fault ?? "", StringComparison.Ordinal);
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
