using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>A dialog that waits on a screen of its own and shows it again when asked, but not by itself when a form over it is done.</summary>
internal abstract class ScreenDialog(string id) : Dialog(id)
{
    public override Task<DialogTurnResult> ResumeDialogAsync(DialogContext dc, DialogReason reason, object? result = null, CancellationToken cancellationToken = default) =>
        Task.FromResult(EndOfTurn);

    public sealed override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
        ShowAsync(turnContext, cancellationToken);

    /// <summary>Shows the screen as the case stands.</summary>
    protected abstract Task ShowAsync(ITurnContext turn, CancellationToken cancellation);
}
