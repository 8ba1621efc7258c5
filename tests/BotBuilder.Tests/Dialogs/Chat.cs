using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.Dialogs;

/// <summary>A conversation with one dialog; every turn loads the state from storage and saves it, as JSON between them.</summary>
internal sealed class Chat(Dialog dialog)
{
    private readonly Dictionary<string, JObject> stored = new(StringComparer.Ordinal);
    private readonly QuietAdapter adapter = new();

    public IEnumerable<string> Said => adapter.Sent.Select(activity => activity.Text);

    public IReadOnlyList<Activity> Sent => adapter.Sent;

    public JToken Stack => stored.Values.Single()["dialogs"]!["dialogStack"]!;

    public async Task<IReadOnlyList<string>> SayAsync(string text, string type = ActivityTypes.Message)
    {
        var before = adapter.Sent.Count;
        var state = new ConversationState(new MemoryStorage(stored));
        using var turn = adapter.Turn(text, type);
        await dialog.RunAsync(turn, state.CreateProperty<DialogState>("dialogs"), CancellationToken.None);
        await state.SaveChangesAsync(turn);
        return [.. adapter.Sent.Skip(before).Select(activity => activity.Text)];
    }
}
