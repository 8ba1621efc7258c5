using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>Storage on a database of its own; <see cref="RestartAsync"/> opens the same one in a new process, as far as storage can tell.</summary>
public sealed class StorageFixture : IAsyncLifetime
{
    private TestDatabase? database;
    private ServiceProvider services = null!;

    public FakeTimeProvider Time { get; } = new(new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));

    public TestDatabase Database => database!;

    public static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public AsyncServiceScope NewTurn() => services.CreateAsyncScope();

    public Task<BotDb> LookAsync() => Get<IDbContextFactory<BotDb>>().CreateDbContextAsync(Cancel);

    public async ValueTask InitializeAsync()
    {
        database ??= await TestDatabase.NewAsync();
        var pieces = new ServiceCollection().AddSingleton<TimeProvider>(Time);
        database.AddTo(pieces);
        services = pieces.BuildServiceProvider(validateScopes: true);
        await services.PrepareStorageAsync(Cancel);
    }

    public async Task RestartAsync()
    {
        await services.DisposeAsync();
        await InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Database.DisposeAsync();
    }

    public InboxRow Incoming(string id = "1", string conversation = "anna", string type = "message", string scope = "tenant") => new()
    {
        Channel = "msteams",
        Scope = scope,
        Conversation = conversation,
        ActivityType = type,
        ActivityId = id,
        Envelope = "{}",
        ReceivedAt = Time.GetUtcNow(),
    };

    public OutboxRow Outgoing(string activity = "{}", string lane = "msteams|anna", string cardKey = "card", PostKind kind = PostKind.Send) =>
        new() { Lane = lane, Kind = kind, CardKey = cardKey, Activity = activity, CreatedAt = Time.GetUtcNow() };

    public Ticket NewTicket(string requester = "anna") => new()
    {
        Case = new() { Id = CaseId.New(), OpenedAt = Time.GetUtcNow() },
        Requester = new(requester, "Anna"),
        RequesterAddress = new("msteams", requester, "{}"),
        OpenedAt = Time.GetUtcNow(),
    };
}
