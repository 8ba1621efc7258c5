using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Outbox;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>How much waits to go out to one conversation.</summary>
public sealed class OutboxBoundTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    private const string Lane = "msteams|flood";
    private readonly OutboxStore outbox = storage.Get<OutboxStore>();

    [Fact]
    public async Task So_many_are_counted_and_those_of_no_other()
    {
        await using var turn = storage.NewTurn();
        var transaction = turn.ServiceProvider.GetRequiredService<TurnTransaction>();
        for (var message = 0; message < 3; message++)
        {
            transaction.Post(storage.Outgoing(lane: Lane, cardKey: $"{message}"));
        }

        transaction.Post(storage.Outgoing());
        await transaction.CommitAsync(StorageFixture.Cancel);

        Assert.True(await outbox.HasWaitingAsync(Lane, 3, StorageFixture.Cancel));
        Assert.False(await outbox.HasWaitingAsync(Lane, 4, StorageFixture.Cancel));
        Assert.False(await outbox.HasWaitingAsync("msteams|anna", 3, StorageFixture.Cancel));
    }
}
