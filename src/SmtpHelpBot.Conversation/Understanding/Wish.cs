namespace SmtpHelpBot.Conversation.Understanding;

/// <summary>What a person wants, whether they typed it or pressed a button.</summary>
/// <param name="Kind">What.</param>
/// <param name="Words">What they typed with it, such as the pasted text or a server name; empty where nothing.</param>
/// <param name="Click">The button; null where it was typed.</param>
internal sealed record Wish(WishKind Kind, string Words = "", Click? Click = null);

/// <summary>What can be wanted.</summary>
internal enum WishKind
{
    /// <summary>Hello.</summary>
    Greet,

    /// <summary>What can I say?</summary>
    Help,

    /// <summary>Where are we?</summary>
    Status,

    /// <summary>Begin anew.</summary>
    StartOver,

    /// <summary>Close this form.</summary>
    Cancel,

    /// <summary>Go on where we were.</summary>
    Resume,

    /// <summary>The form for an error text.</summary>
    Diagnose,

    /// <summary>Read this text.</summary>
    Read,

    /// <summary>Through the causes, one step at a time.</summary>
    Walk,

    /// <summary>The step did it: mail goes out.</summary>
    Fixed,

    /// <summary>The step did not help.</summary>
    NotFixed,

    /// <summary>Not this step.</summary>
    Skip,

    /// <summary>The step before.</summary>
    Back,

    /// <summary>The form for a server, or the server in the words.</summary>
    Check,

    /// <summary>The server form, filled in.</summary>
    Probe,

    /// <summary>Show what would be handed over.</summary>
    Human,

    /// <summary>Hand it over.</summary>
    Send,

    /// <summary>Take the ticket back.</summary>
    Withdraw,

    /// <summary>An answer for the helpdesk.</summary>
    TicketAnswer,

    /// <summary>The helpdesk's advice worked.</summary>
    TicketThanks,

    /// <summary>An expert takes a ticket.</summary>
    TicketClaim,

    /// <summary>An expert asks the requester.</summary>
    TicketAsk,

    /// <summary>An expert resolves a ticket.</summary>
    TicketResolve,

    /// <summary>A ticket is opened again.</summary>
    TicketReopen,

    /// <summary>An expert gives a ticket back to the others.</summary>
    TicketHandOver,

    /// <summary>An expert wants to see all of a ticket.</summary>
    TicketDetails,

    /// <summary>An expert's client wants a ticket's card as it is now, for this expert.</summary>
    TicketView,

    /// <summary>An expert says that an incident is over.</summary>
    IncidentOver,

    /// <summary>An expert says that an incident was none.</summary>
    IncidentFalse,

    /// <summary>Which messages could not be delivered?</summary>
    Undelivered,

    /// <summary>An expert has one sent again.</summary>
    LetterRetry,

    /// <summary>Send everything again that could not be delivered.</summary>
    LettersRetry,

    /// <summary>What do you keep of me?</summary>
    MyData,

    /// <summary>Forget me: ask first.</summary>
    ForgetMe,

    /// <summary>Forget me, yes.</summary>
    ForgetMeNow,

    /// <summary>The person keeps what is stored of them.</summary>
    ForgetMeNot,

    /// <summary>Which tickets are there? The words say which; empty for the open ones.</summary>
    Tickets,

    /// <summary>How does the helpdesk fare?</summary>
    Report,

    /// <summary>This conversation is a helpdesk; the words are the code, empty where it was left out.</summary>
    HelpdeskHere,

    /// <summary>This conversation is to be a helpdesk no longer.</summary>
    HelpdeskGone,

    /// <summary>Thank you, or all right.</summary>
    Thanks,

    /// <summary>A button that we do not know.</summary>
    Unknown,

    /// <summary>A message without words.</summary>
    Nothing,
}
