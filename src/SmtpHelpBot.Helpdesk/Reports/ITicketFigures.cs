namespace SmtpHelpBot.Helpdesk.Reports;

/// <summary>What reports are made of, as it is committed.</summary>
public interface ITicketFigures
{
    /// <summary>The tickets that were opened since then, however many.</summary>
    Task<TicketTally> SinceAsync(DateTimeOffset since, CancellationToken cancellation);

    /// <summary>Counts a case that was solved without a ticket, with the turn's commit.</summary>
    void CountSolvedAlone(DateTimeOffset at);

    /// <summary>How many cases were solved without a ticket since the day of that moment.</summary>
    Task<int> SolvedAloneSinceAsync(DateTimeOffset since, CancellationToken cancellation);
}
