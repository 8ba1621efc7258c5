using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Tests.Deck;
using SmtpHelpBot.Conversation.Tests.Memory;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Letters;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>
/// The real bot and its dialogs among people, with storage, tickets, rooms and post in memory. What the bot sends, changes and
/// answers is applied to the conversations as a client would.
/// </summary>
internal sealed class World : BotAdapter, IPost, IKeptTalk, IJobs
{
    public const string Code = "SECRET42";
    private readonly ServiceProvider services;
    private int lastId;

    public World(TopicRoutes? routes = null) => services = new ServiceCollection()
        .AddConversation()
        .AddSingleton<IStorage>(new MemoryStorage())
        .AddSingleton<TimeProvider>(Time)
        .AddSingleton<IPost>(this).AddSingleton<IKeptTalk>(this).AddSingleton<IJobs>(this)
        .AddSingleton<ITicketBook>(Book).AddSingleton<ITicketFigures>(Book).AddSingleton<IHelpdeskRooms>(Rooms).AddSingleton<IAuditTrail>(Audit).AddSingleton(routes ?? TopicRoutes.None).AddSingleton<IIncidentBook>(Incidents).AddSingleton<IDeadLetters>(Letters).AddSingleton<IPersonalData>(new MemoryPersons(Book, Incidents)).AddSingleton(new TicketLimits(3)).AddSingleton(new IncidentPolicy(3, TimeSpan.FromMinutes(15)))
        .AddSingleton<IHelpdeskCode>(new FixedCode())
        .BuildServiceProvider(validateScopes: true);

    public FakeTimeProvider Time { get; } = new(Examples.Noon);

    public MemoryBook Book { get; } = new();

    public MemoryRooms Rooms { get; } = new();

    public MemoryAudit Audit { get; } = new();

    public MemoryLetters Letters { get; } = new();

    public MemoryIncidents Incidents { get; } = new();

    public List<(ProbeOrder Order, ConversationReference ReplyTo)> Ordered { get; } = [];

    /// <summary>The messages of each conversation, as they look now.</summary>
    public Dictionary<string, List<Shown>> Conversations { get; } = new(StringComparer.Ordinal);

    /// <summary>Conversations that were told to forget.</summary>
    public List<string> Forgotten { get; } = [];

    /// <summary>A part of the room that there is one of.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A person in a conversation.</summary>
    public Chat Chat(string person, string conversation, string kind = "personal", string channel = "local") => new(this, person, conversation, kind, channel);

    /// <summary>A helpdesk that an expert sits in.</summary>
    public async Task<Chat> HelpdeskAsync(string expert = "Emil")
    {
        var chat = Chat(expert, "desk", "channel");
        await chat.SayAsync($"helpdesk here {Code}");
        return chat;
    }

    /// <summary>The probe that was ordered last tells how far it is.</summary>
    public Task ProgressAsync(params PortStage[] stages) => TellAsync(ProbeEvents.Progress, new ProbeProgress(Ordered[^1].Order, stages));

    /// <summary>A helpdesk conversation took nothing about a ticket.</summary>
    public async Task RefuseAsync(int ticket, string conversation, string channel = "local")
    {
        Book.BeginTurn();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IRoomChanges>().RefusedAsync(ticket, channel, conversation, CancellationToken.None);
    }

    /// <summary>A helpdesk conversation did not take the card of an incident.</summary>
    public async Task RefuseIncidentAsync(int incident, string conversation, string channel = "local")
    {
        Book.BeginTurn();
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IRoomChanges>().IncidentRefusedAsync(incident, channel, conversation, CancellationToken.None);
    }

    /// <summary>The probe that was ordered last is over.</summary>
    public Task FinishAsync(ProbeReport? report, string? refusal = null) => TellAsync(ProbeEvents.Finished, new ProbeResult(Ordered[^1].Order, report, refusal));

    public async Task<InvokeResponse?> RunAsync(Activity activity, IntakeNotes? notes = null)
    {
        activity.Id ??= $"in-{++lastId}";
        Book.BeginTurn();
        using var turn = new TurnContext(this, activity);
        turn.TurnState.Add(notes ?? IntakeNotes.None);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IBot>().OnTurnAsync(turn, CancellationToken.None);
        return turn.TurnState.Get<Activity>(InvokeResponseKey)?.Value as InvokeResponse;
    }

    public List<Shown> In(string conversation) => Conversations.TryGetValue(conversation, out var shown) ? shown : Conversations[conversation] = [];

    public override Task<ResourceResponse[]> SendActivitiesAsync(ITurnContext turnContext, Activity[] activities, CancellationToken cancellationToken) =>
        Task.FromResult(activities.Select(activity => Take(turnContext, activity)).ToArray());

    public override Task<ResourceResponse> UpdateActivityAsync(ITurnContext turnContext, Activity activity, CancellationToken cancellationToken)
    {
        In(activity.Conversation.Id).Single(shown => shown.Id == activity.Id).Message = activity;
        return Task.FromResult(new ResourceResponse(activity.Id));
    }

    public override Task DeleteActivityAsync(ITurnContext turnContext, ConversationReference reference, CancellationToken cancellationToken) =>
        throw new NotSupportedException("The bot deletes nothing.");

    void IPost.Send(ConversationReference to, Activity message, string? cardKey, string? under) =>
        Put(message.ApplyConversationReference(to), cardKey).Under = under is null ? null : In(to.Conversation.Id).Single(shown => shown.Key == under);

    void IPost.Update(ConversationReference to, string cardKey, Activity message) =>
        In(to.Conversation.Id).Single(shown => shown.Key == cardKey).Message = message.ApplyConversationReference(to);

    void IPost.Delete(ConversationReference to, string cardKey) => In(to.Conversation.Id).RemoveAll(shown => shown.Key == cardKey);

    int IKeptTalk.Count(ConversationReference where) => In(where.Conversation.Id).Count;

    void IKeptTalk.Forget(ConversationReference where) => Forgotten.Add(where.Conversation.Id);

    void IJobs.Probe(ProbeOrder order, ConversationReference replyTo) => Ordered.Add((order, replyTo));

    private ResourceResponse Take(ITurnContext turn, Activity activity)
    {
        if (activity.Type == ActivityTypesEx.InvokeResponse)
        {
            turn.TurnState[InvokeResponseKey] = activity;
            return new();
        }

        return new(Put(activity, null).Id);
    }

    private Shown Put(Activity message, string? key)
    {
        var shown = new Shown($"out-{++lastId}", key, message);
        In(message.Conversation.Id).Add(shown);
        return shown;
    }

    private async Task TellAsync<T>(string name, T value)
    {
        var (_, to) = Ordered[^1];
        await RunAsync(new Activity(ActivityTypes.Event)
        {
            Name = name,
            Value = JToken.Parse(System.Text.Json.JsonSerializer.Serialize(value)),
            ChannelId = to.ChannelId,
            Conversation = to.Conversation,
            From = to.User,
            Recipient = to.Bot,
            ServiceUrl = to.ServiceUrl,
        });
    }

    private sealed class FixedCode : IHelpdeskCode
    {
        public CodeTry Try(string code, string person) => code == Code ? CodeTry.Right : CodeTry.Wrong;
    }
}
