using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Helpdesk.Tests.Tickets;

public sealed class TicketKeysTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(70)]
    [InlineData(int.MaxValue)]
    public void Every_key_of_a_ticket_names_it(int ticket)
    {
        Assert.Equal(ticket, TicketKeys.TicketOf(TicketKeys.OfCard(ticket)));
        Assert.Equal(ticket, TicketKeys.TicketOf($"{TicketKeys.OfLines(ticket)}2"));
        Assert.StartsWith(TicketKeys.All, TicketKeys.OfCard(ticket), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ticket")]
    [InlineData("ticket:")]
    [InlineData("ticket:x")]
    [InlineData("ticket:-7")]
    [InlineData("Ticket:7")]
    [InlineData("incident:7")]
    [InlineData("own-7")]
    public void Other_keys_name_none(string key) => Assert.Null(TicketKeys.TicketOf(key));
}
