using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Audit;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Letters;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Conversation.Tests.Deck;

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
        .AddSingleton<ITicketBook>(Book).AddSingleton<ITicketFigures>(Book).AddSingleton<IHelpdeskRooms>(Rooms).AddSingleton<IAuditTrail>(Audit).AddSingleton(routes ?? TopicRoutes.None).AddSingleton<IIncidentBook>(Incidents).AddSingleton<IDeadLetters>(Letters).AddSingleton<IPersonalData>(new MemoryPersons(Book)).AddSingleton(new TicketLimits(3)).AddSingleton(new IncidentPolicy(3, TimeSpan.FromMinutes(15)))
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

    /// <summary>The probe that was ordered last is over.</summary>
    public Task FinishAsync(ProbeReport? report, string? refusal = null) => TellAsync(ProbeEvents.Finished, new ProbeResult(Ordered[^1].Order, report, refusal));

    public async Task<InvokeResponse?> RunAsync(Activity activity, IntakeNotes? notes = null)
    {
        activity.Id ??= $"in-{++lastId}";
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

/// <summary>A message as it looks now.</summary>
internal sealed class Shown(string id, string? key, Activity message)
{
    public string Id => id;

    public string? Key => key;

    public Activity Message { get; set; } = message;

    /// <summary>The message in whose thread it stands; null where it began one.</summary>
    public Shown? Under { get; set; }

    public JObject? Card => Message.Attachments is [{ Content: JObject card }, ..] ? card : null;

    /// <summary>Every word on it.</summary>
    public string Words => Card is null ? Message.Text : string.Join('\n', Card.Descendants().OfType<JProperty>()
        .Where(part => part.Name is "text" or "title" or "label").Select(part => (string?)part.Value));
}

internal sealed class MemoryBook : ITicketBook, ITicketFigures
{
    private readonly Dictionary<int, string> tickets = [];

    public Task<Ticket> AddAsync(Ticket ticket, CancellationToken cancellation)
    {
        Assert.DoesNotContain(All, other => other.Case.Id == ticket.Case.Id);
        var added = ticket with { Number = tickets.Count + 1, Version = 1 };
        Save(added);
        return Task.FromResult(added);
    }

    public void Save(Ticket ticket) => tickets[ticket.Number] = System.Text.Json.JsonSerializer.Serialize(ticket);

    public Task<Ticket?> FindAsync(int number, CancellationToken cancellation) => Task.FromResult(All.FirstOrDefault(ticket => ticket.Number == number));

    public Task<Ticket?> FindByCaseAsync(Diagnosis.Cases.CaseId caseId, CancellationToken cancellation) => Task.FromResult(All.FirstOrDefault(ticket => ticket.Case.Id == caseId));

    public Task<Ticket?> FindWaitingAsync(string channel, string conversation, string personId, CancellationToken cancellation) =>
        Task.FromResult(All.LastOrDefault(ticket => ticket.State == TicketState.WaitingForUser && ticket.Requester.Id == personId
            && ticket.RequesterAddress.Channel == channel && ticket.RequesterAddress.Conversation == conversation));

    public Task<IReadOnlyList<Ticket>> FindOpenAsync(string channel, string conversation, string personId, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Ticket>>([.. All.Where(ticket => !ticket.IsOver && ticket.Requester.Id == personId
            && ticket.RequesterAddress.Channel == channel && ticket.RequesterAddress.Conversation == conversation).Reverse()]);

    public Task<IReadOnlyList<int>> StandingStillAsync(DateTimeOffset? unclaimed, DateTimeOffset? unanswered, int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<int>>([.. All.Where(ticket => ReminderPolicy.WaitsSince(ticket) <= (ticket.State == TicketState.WaitingForUser ? unanswered : unclaimed)).Select(ticket => ticket.Number).Take(most)]);

    public int SolvedAlone { get; private set; }

    public Task<TicketPage> ListAsync(TicketQuery query, CancellationToken cancellation)
    {
        var found = All.Where(ticket => !(query.OnlyOpen && ticket.IsOver) && (query.Incident is null || ticket.Incident == query.Incident) && (query.ClaimerId is null || ticket.Claimer?.Id == query.ClaimerId)
            && SearchWords.Split(query.Search ?? "").All(wanted => SearchWords.Of(ticket).Any(word => word.StartsWith(wanted, StringComparison.Ordinal)))).ToList();
        return Task.FromResult(new TicketPage([.. found.Take(query.Most)], found.Count));
    }

    public Task<IReadOnlyList<TicketFigure>> SinceAsync(DateTimeOffset since, CancellationToken cancellation) => Task.FromResult<IReadOnlyList<TicketFigure>>(
        [.. All.Select(ticket => new TicketFigure(ticket.Resolution, ticket.Case.Provider ?? "", ticket.OpenedAt, null, null))]);

    public void CountSolvedAlone(DateTimeOffset at) => SolvedAlone++;

    public Task<int> SolvedAloneSinceAsync(DateTimeOffset since, CancellationToken cancellation) => Task.FromResult(SolvedAlone);

    public IEnumerable<Ticket> All => tickets.Values.Select(json => System.Text.Json.JsonSerializer.Deserialize<Ticket>(json)!);
}

internal sealed class MemoryAudit : IAuditTrail
{
    public List<AuditEntry> Entries { get; } = [];

    public void Record(AuditEntry entry) => Entries.Add(entry);

    public Task<IReadOnlyList<AuditEntry>> NewestAsync(int most, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<AuditEntry>>([.. Entries.AsEnumerable().Reverse().Take(most)]);
}

/// <summary>What is stored of a person in memory: tickets only. That all the rest is found and forgotten is shown on the real database.</summary>
internal sealed class MemoryPersons(MemoryBook book) : IPersonalData
{
    public Task<StoredOfPerson> LookAsync(PersonKey person, CancellationToken cancellation)
    {
        var tickets = book.All.Where(ticket => ticket.RequesterAddress.Channel == person.Channel && ticket.Requester.Id == person.Person).Select(ticket => ticket.Number).ToList();
        return Task.FromResult(new StoredOfPerson(new Dictionary<PersonalKind, int> { [PersonalKind.Memory] = 1, [PersonalKind.Tickets] = tickets.Count }, tickets));
    }

    public Task ForgetAsync(PersonKey person, CancellationToken cancellation) => Task.CompletedTask;
}

internal sealed class MemoryLetters : IDeadLetters
{
    public List<DeadLetter> All { get; } = [];

    public Task<DeadLetterPage> ListAsync(int most, CancellationToken cancellation) => Task.FromResult(new DeadLetterPage([.. All.Take(most)], All.Count));

    public Task<LetterFate> RetryAsync(long id, CancellationToken cancellation) =>
        Task.FromResult(All.RemoveAll(letter => letter.Id == id) > 0 ? LetterFate.Sent : LetterFate.Gone);
}

internal sealed class MemoryIncidents : IIncidentBook
{
    private readonly List<Sighting> sightings = [];

    public List<Incident> All { get; } = [];

    public Task<Incident?> FindOpenAsync(string provider, CancellationToken cancellation) => Task.FromResult(All.FirstOrDefault(incident => incident.Provider == provider && incident.End is null));

    public Task<Incident?> FindAsync(int number, CancellationToken cancellation) => Task.FromResult(All.FirstOrDefault(incident => incident.Number == number));

    public Task<IReadOnlyList<Sighting>> SeenAsync(string provider, DateTimeOffset since, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Sighting>>([.. sightings.Where(sighting => sighting.Provider == provider && sighting.At >= since && sighting.Incident is null)]);

    public Task<IReadOnlyList<Sighting>> PeopleOfAsync(int incident, CancellationToken cancellation) =>
        Task.FromResult<IReadOnlyList<Sighting>>([.. sightings.Where(sighting => sighting.Incident == incident)]);

    public void See(Sighting sighting, DateTimeOffset since, int others)
    {
        sightings.RemoveAll(known => known.Provider == sighting.Provider && known.IsOf(sighting.Where.Channel, sighting.Person));
        sightings.Add(sighting);
    }

    public Task<Incident> OpenAsync(Incident incident, IReadOnlyList<Sighting> people, CancellationToken cancellation)
    {
        var opened = incident with { Number = All.Count + 1 };
        All.Add(opened);
        Assert.All(people, person => See(person with { Incident = opened.Number }, default, 0));
        return Task.FromResult(opened);
    }

    /// <summary>How often someone joined: each time the commit would fail where the incident has ended.</summary>
    public int Joins { get; private set; }

    public void Join(Incident incident, Sighting person)
    {
        Joins++;
        See(person with { Incident = incident.Number }, default, 0);
    }

    public void End(Incident incident)
    {
        All[All.FindIndex(known => known.Number == incident.Number)] = incident;
        sightings.RemoveAll(sighting => sighting.Incident == incident.Number);
    }
}

internal sealed class MemoryRooms : IHelpdeskRooms
{
    private readonly List<Address> rooms = [];

    public Task<IReadOnlyList<Address>> AllAsync(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<Address>>([.. rooms]);

    public void Add(Address room) => rooms.Add(room);

    public void Remove(Address room) => rooms.RemoveAll(room.SamePlaceAs);

    public Task<bool> IsHelpdeskAsync(string channel, string conversation, CancellationToken cancellation) =>
        Task.FromResult(rooms.Exists(room => room.Channel == channel && room.Conversation == conversation));
}
