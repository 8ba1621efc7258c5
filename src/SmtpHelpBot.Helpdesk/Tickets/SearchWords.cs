using SmtpHelpBot.Diagnosis.Playbooks;

namespace SmtpHelpBot.Helpdesk.Tickets;

/// <summary>The words by which a ticket is found, and those that people search by. Pure.</summary>
public static class SearchWords
{
    /// <summary>The longest part of a word that is looked at, in UTF-16 units.</summary>
    public const int Longest = 60;

    private const int Most = 12;

    /// <summary>No word that someone searches by has one in it.</summary>
    private const char ExpertMark = '"';

    /// <summary>The words of the requester's name, and of the provider's id and name, in small letters.</summary>
    public static IReadOnlyList<string> Of(Ticket ticket) => Split($"{ticket.Requester.Name} {ticket.Case.Provider} {CaseFacts.ProviderOf(ticket.Case)?.Name}");

    /// <summary>All words that are kept of a ticket: those above, and of each expert who did something on it the one of <see cref="OfExpert"/>.</summary>
    public static IReadOnlyList<string> AllOf(Ticket ticket) =>
    [
        .. Of(ticket),
        .. ticket.History.Select(entry => entry.Who.Id).Where(id => id.Length > 0 && id != ticket.Requester.Id).Distinct(StringComparer.Ordinal).Select(OfExpert),
    ];

    /// <summary>The word by which the tickets are found on which an expert of this id did something; whoever searches for words finds nothing by it.</summary>
    public static string OfExpert(string id) => $"{ExpertMark}{id}";

    /// <summary>What someone searches by, word for word; a ticket fits where each begins one of its words.</summary>
    public static IReadOnlyList<string> Split(string text) =>
    [
        .. text.ToLowerInvariant().Split([' ', '\t', ',', ';', '(', ')', '/', '"'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Cut).Distinct(StringComparer.Ordinal).Take(Most),
    ];

    /// <summary>A word that is too long is cut between two characters, not within one.</summary>
    private static string Cut(string word) =>
        word.Length <= Longest ? word : char.IsHighSurrogate(word[Longest - 1]) ? word[..(Longest - 1)] : word[..Longest];
}
