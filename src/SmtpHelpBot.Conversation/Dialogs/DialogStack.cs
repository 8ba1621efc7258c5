using Microsoft.Bot.Builder.Dialogs;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Which dialog is open, and how another takes its place or lies over it.</summary>
internal static class DialogStack
{
    /// <summary>Whether this dialog is the one that answers next.</summary>
    public static bool IsOpen(this DialogContext dc, string dialog) => dc.ActiveDialog?.Id == dialog;

    /// <summary>Whether a form is: it can be left again.</summary>
    public static bool IsForm(this DialogContext dc) => dc.ActiveDialog?.Id is CheckServerDialog.Name or EscalateDialog.Name;

    /// <summary>Begins a dialog in place of all that is open.</summary>
    public static async Task BeginAloneAsync(this DialogContext dc, string dialog, string words, CancellationToken cancellation)
    {
        await dc.CancelAllDialogsAsync(cancellation);
        await dc.BeginDialogAsync(dialog, words, cancellation);
    }

    /// <summary>Opens a form over what is open, which comes back when the form is done.</summary>
    public static Task<DialogTurnResult> OpenOnTopAsync(this DialogContext dc, string dialog, CancellationToken cancellation) => dc switch
    {
        _ when dc.IsOpen(dialog) => dc.ContinueDialogAsync(cancellation),
        _ when dc.IsForm() => dc.ReplaceDialogAsync(dialog, null, cancellation),
        _ => dc.BeginDialogAsync(dialog, null, cancellation),
    };
}
