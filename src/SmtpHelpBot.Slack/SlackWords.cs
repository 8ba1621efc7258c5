namespace SmtpHelpBot.Slack;

/// <summary>The few words that only Slack needs; everything else that is said comes from the bot.</summary>
/// <param name="Name">The bot's name, as the title of modals.</param>
/// <param name="Loading">While something is looked up.</param>
/// <param name="Close">Closes a modal.</param>
/// <param name="Cancel">Leaves a form.</param>
/// <param name="FieldWrong">A value that cannot be used, where the form has no words of its own.</param>
/// <param name="InMessages">That the answer is in the direct conversation.</param>
/// <param name="GoesOn">That the rest comes in the direct conversation.</param>
/// <param name="Crowded">That there is too much to do just now.</param>
/// <param name="Sorry">That something went wrong.</param>
/// <param name="PressAgain">That a form could not be opened.</param>
/// <param name="File">Name of the file that a long text is put into.</param>
/// <param name="LongText">What to do with a text that is too long for a field.</param>
public sealed record SlackWords(
    string Name, string Loading, string Close, string Cancel, string FieldWrong, string InMessages, string GoesOn, string Crowded, string Sorry, string PressAgain, string File, string LongText);
