using System.Globalization;

namespace SmtpHelpBot.Commands.Export;

/// <summary>Tickets as comma-separated values (RFC 4180).</summary>
internal static class Csv
{
    public const string Head = "Number,State,Requester,Expert,Cause,Provider,OpenedAt,ClaimedAt,ResolvedAt";

    public static string Line(TicketLine ticket) => string.Join(',', new object?[]
    {
        ticket.Number, ticket.State, ticket.Requester, ticket.Expert, ticket.Cause, ticket.Provider, ticket.OpenedAt, ticket.ClaimedAt, ticket.ResolvedAt,
    }.Select(Cell));

    private static string Cell(object? value) => value switch
    {
        DateTimeOffset at => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        string text => Quoted(Harmless(text)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>A spreadsheet takes what begins like this for a formula.</summary>
    private static string Harmless(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? $"'{text}" : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
