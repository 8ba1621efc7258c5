using Microsoft.Extensions.Configuration;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Tests.Hosting;

/// <summary>A setting is read as whoever sets it would write it.</summary>
public sealed class SettingValueTests
{
    [Theory]
    [InlineData("webchat", "webchat")]
    [InlineData("webchat, directline,", "webchat|directline")]
    [InlineData("", "")]
    public void A_list_of_words_may_be_one_value_with_commas(string written, string words) =>
        Assert.Equal(words, string.Join('|', (IEnumerable<string>)Read(typeof(IList<string>), ("Door:Channels", written))));

    [Fact]
    public void A_list_of_words_may_have_an_item_each() =>
        Assert.Equal(["webchat", "directline"], (IEnumerable<string>)Read(typeof(IReadOnlyList<string>), ("Door:Channels:0", "webchat"), ("Door:Channels:1", "directline")));

    [Theory]
    [InlineData(typeof(IList<HelpdeskConversation>), "Door:Channels", "Door:Channels must be a list: what belongs to the first of it is Door:Channels:0:Channel and so on.")]
    [InlineData(typeof(int), "Door:Channels", "Door:Channels must be a whole number; 'x' is none.")]
    [InlineData(typeof(bool), "Door:Channels", "Door:Channels must be True or False; 'x' is none.")]
    [InlineData(typeof(string), "Door:Channels:0", "Door:Channels must be one value, and is a list.")]
    public void What_it_cannot_be_is_told_in_words_of_the_settings(Type kind, string path, string told) =>
        Assert.Equal(told, Assert.Throws<FormatException>(() => Read(kind, (path, "x"))).Message);

    private static object Read(Type kind, params (string Path, string Value)[] settings) => SettingValue.Read(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Path, (string?)setting.Value))).Build().GetSection("Door:Channels"), kind);
}
