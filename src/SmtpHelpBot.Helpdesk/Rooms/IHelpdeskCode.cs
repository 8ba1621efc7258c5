namespace SmtpHelpBot.Helpdesk.Rooms;

/// <summary>The code, printed at start, by which a conversation is made a helpdesk.</summary>
public interface IHelpdeskCode
{
    /// <summary>Whether this is the code. Takes the same time for every wrong one.</summary>
    bool Fits(string code);
}
