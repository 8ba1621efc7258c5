using SmtpHelpBot.Helpdesk.Letters;

namespace SmtpHelpBot.Conversation.Tests.Memory;

/// <summary>Messages that could not be delivered.</summary>
internal sealed class MemoryLetters : IDeadLetters
{
    public List<DeadLetter> All { get; } = [];

    public Task<DeadLetterPage> ListAsync(int most, CancellationToken cancellation) => Task.FromResult(new DeadLetterPage([.. All.Take(most)], All.Count));

    public Task<int> RetryAllAsync(int most, CancellationToken cancellation)
    {
        var sent = All.Where(letter => letter.CanRetry).OrderBy(letter => letter.Id).Take(most).ToList();
        return Task.FromResult(All.RemoveAll(sent.Contains));
    }

    public Task<LetterFate> RetryAsync(long id, CancellationToken cancellation) =>
        Task.FromResult(All.RemoveAll(letter => letter.Id == id) > 0 ? LetterFate.Sent : LetterFate.Gone);
}
