using Microsoft.Bot.Builder;

namespace SmtpHelpBot.Conversation.Extensions;

/// <summary>
/// The look at a server that a person asked for in a dialog. There is no card in a chat that it could be shown on, so it is remembered how
/// it ended until they ask.
/// </summary>
internal sealed class DialogLook(PrivateConversationState state)
{
    private const string Mark = "dialog:";
    private const string Done = "done";
    private readonly IStatePropertyAccessor<string> kept = state.CreateProperty<string>("dialogLook");

    /// <summary>Whether a look has no card.</summary>
    public static bool IsOne(string cardKey) => cardKey.StartsWith(Mark, StringComparison.Ordinal);

    /// <summary>A look begins; the key names it among all looks.</summary>
    public async Task<string> BeginAsync(ITurnContext turn, string name, CancellationToken cancellation)
    {
        await kept.SetAsync(turn, Mark + name, cancellation);
        return Mark + name;
    }

    /// <summary>The look has ended: with a report in the case, or with words that say why there is none. One that was overtaken by another is not kept.</summary>
    public async Task EndAsync(ITurnContext turn, string key, string? problem, CancellationToken cancellation)
    {
        if (await kept.GetAsync(turn, () => "", cancellation) == key)
        {
            await kept.SetAsync(turn, $"{Done}{problem}", cancellation);
        }
    }

    /// <summary>Whether it has ended, and what was wrong; empty for nothing.</summary>
    public async Task<(bool Ended, string Problem)> SeeAsync(ITurnContext turn, CancellationToken cancellation) =>
        await kept.GetAsync(turn, () => Done, cancellation) is var how && how.StartsWith(Done, StringComparison.Ordinal) ? (true, how[Done.Length..]) : (false, "");
}
