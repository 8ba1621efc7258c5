using System.Globalization;

namespace Microsoft.Bot.Builder.Dialogs;

public class DialogSet
{
    private readonly Dictionary<string, Dialog> dialogs = new(StringComparer.Ordinal);
    private readonly IStatePropertyAccessor<DialogState> dialogState;

    public DialogSet()
    {
    }

    public DialogSet(IStatePropertyAccessor<DialogState> dialogState) => this.dialogState = dialogState ?? throw new ArgumentNullException(nameof(dialogState));

    public DialogSet Add(Dialog dialog)
    {
        ArgumentNullException.ThrowIfNull(dialog);
        if (dialogs.TryGetValue(dialog.Id, out var same) && ReferenceEquals(same, dialog))
        {
            return this;
        }

        for (var suffix = 2; dialogs.ContainsKey(dialog.Id); suffix++)
        {
            var candidate = dialog.Id + suffix.ToString(CultureInfo.InvariantCulture);
            dialog.Id = dialogs.ContainsKey(candidate) ? dialog.Id : candidate;
        }

        dialogs.Add(dialog.Id, dialog);
        return this;
    }

    public async Task<DialogContext> CreateContextAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (dialogState is null)
        {
            throw new InvalidOperationException("DialogSet.CreateContextAsync(): DialogSet created with a null IStatePropertyAccessor.");
        }

        var state = await dialogState.GetAsync(turnContext, static () => new DialogState(), cancellationToken).ConfigureAwait(false);
        return new DialogContext(this, turnContext, state);
    }

    public Dialog Find(string dialogId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dialogId);
        return dialogs.GetValueOrDefault(dialogId);
    }
}
