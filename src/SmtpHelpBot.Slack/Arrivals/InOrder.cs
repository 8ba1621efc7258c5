namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Takes what belongs to one conversation one after the other, as it came; conversations do not wait for each other.</summary>
internal sealed class InOrder
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Task> last = new(StringComparer.Ordinal);

    /// <summary>Does it when all that came before it in its conversation is done. Its place is taken when this is called.</summary>
    public async Task<T> RunAsync<T>(string conversation, Func<Task<T>> work)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            await Enter(conversation, done.Task);
            return await work();
        }
        finally
        {
            Leave(conversation, done.Task);
            done.SetResult();
        }
    }

    /// <summary>Takes the place behind the last; gives what to wait for.</summary>
    private Task Enter(string conversation, Task own)
    {
        lock (gate)
        {
            var before = last.GetValueOrDefault(conversation, Task.CompletedTask);
            last[conversation] = own;
            return before;
        }
    }

    private void Leave(string conversation, Task own)
    {
        lock (gate)
        {
            if (last.GetValueOrDefault(conversation) == own)
            {
                last.Remove(conversation);
            }
        }
    }
}
