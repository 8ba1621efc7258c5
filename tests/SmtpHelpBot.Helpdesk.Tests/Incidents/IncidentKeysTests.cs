using SmtpHelpBot.Helpdesk.Incidents;

namespace SmtpHelpBot.Helpdesk.Tests.Incidents;

public sealed class IncidentKeysTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(int.MaxValue)]
    public void A_card_is_known_by_its_key(int incident) => Assert.Equal(incident, IncidentKeys.IncidentOf(IncidentKeys.OfCard(incident)));

    [Theory]
    [InlineData("")]
    [InlineData("incident")]
    [InlineData("incident:")]
    [InlineData("incident:one")]
    [InlineData("incident:-1")]
    [InlineData("incident:1:2")]
    [InlineData("incident:99999999999")]
    [InlineData("ticket:1")]
    [InlineData("own-1")]
    public void Other_keys_name_none(string key) => Assert.Null(IncidentKeys.IncidentOf(key));
}
