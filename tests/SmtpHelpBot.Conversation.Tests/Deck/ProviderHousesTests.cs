using SmtpHelpBot.Conversation.Cases;

namespace SmtpHelpBot.Conversation.Tests.Deck;

public sealed class ProviderHousesTests
{
    [Theory]
    [InlineData("gmail", "google-workspace", true)]
    [InlineData("outlook-com", "microsoft-365", true)]
    [InlineData("microsoft-365-hve", "microsoft-365-hve", true)]
    [InlineData("gmail", "microsoft-365", false)]
    [InlineData("gmx-de", "gmail", false)]
    [InlineData("gmx-de", "nobody-knows", false)]
    public void Providers_are_of_one_house_where_the_domains_of_their_servers_meet(string one, string other, bool areOne) =>
        Assert.Equal((areOne, areOne), (ProviderHouses.AreOne(one, other), ProviderHouses.AreOne(other, one)));
}
