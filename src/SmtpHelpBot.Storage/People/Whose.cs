using System.Text.Json;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.People;

/// <summary>What tells that a row is about a person.</summary>
internal sealed record Whose(PersonKey Person, IReadOnlyList<int> Tickets)
{
    /// <summary>Their own chat.</summary>
    public string Lane { get; } = LaneRow.NameOf(Person.Channel, Person.Conversation);

    /// <summary>Their id, as it stands in JSON.</summary>
    public string Id { get; } = $"\"{Person.Person}\"";

    /// <summary>The word by which tickets are found on which they did something.</summary>
    public string Expert { get; } = SearchWords.OfExpert(Person.Person);

    /// <summary>How the JSON of an incident says that they ended it.</summary>
    public string Ending { get; } = $"\"{nameof(IncidentEnd.Who)}\":{{\"{nameof(Helpdesk.Person.Id)}\":{JsonSerializer.Serialize(Person.Person)},";

    /// <summary>Keys of the cards of their tickets in the helpdesk.</summary>
    public string[] Cards { get; } = [.. Tickets.Select(TicketKeys.OfCard)];

    /// <summary>What the keys of lines about their tickets are like, as patterns of SQL.</summary>
    public string[] Lines { get; } = [.. Tickets.Select(ticket => $"{TicketKeys.OfLines(ticket)}%")];
}
