namespace SmtpHelpBot.Helpdesk.Rooms;

/// <summary>The code, printed at start, by which a conversation is made a helpdesk.</summary>
public interface IHelpdeskCode
{
    /// <summary>Tries a code. Takes the same time for every wrong one; who guesses too often has to wait.</summary>
    /// <param name="code">What was said.</param>
    /// <param name="person">Who says it, so that one who guesses does not lock out the others.</param>
    CodeTry Try(string code, string person);
}

/// <summary>What became of a try.</summary>
public enum CodeTry
{
    /// <summary>It is the code.</summary>
    Right,

    /// <summary>It is not.</summary>
    Wrong,

    /// <summary>There were too many wrong ones; this one was not looked at.</summary>
    TooOften,
}
