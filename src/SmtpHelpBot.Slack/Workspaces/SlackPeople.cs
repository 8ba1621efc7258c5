using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;

namespace SmtpHelpBot.Slack.Workspaces;

/// <summary>
/// Names, languages and direct conversations of people, remembered for an hour. What is taken in never waits long for a name: the
/// id stands for it, and the name is known the next time.
/// </summary>
public sealed class SlackPeople(SlackClient client, TimeProvider time)
{
    private const int MostPeople = 10_000;
    private static readonly TimeSpan Remembered = TimeSpan.FromHours(1);
    private static readonly TimeSpan RememberedUnknown = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(800);
    private readonly ConcurrentDictionary<string, Known> people = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> conversations = new(StringComparer.Ordinal);

    /// <summary>The person of this id.</summary>
    /// <param name="id">The platform's id.</param>
    /// <param name="otherwise">What to call them while Slack does not say.</param>
    /// <param name="cancellation">Stops the waiting.</param>
    public async Task<SlackPerson> FindAsync(string id, string? otherwise, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        if (!people.TryGetValue(id, out var known) || known.Until <= now)
        {
            Forget(people, now);
            people[id] = known = new(AskAsync(id), Task.Delay(LongestWait, time, CancellationToken.None), now + Remembered);
        }

        if (!known.Person.IsCompleted)
        {
            await Task.WhenAny(known.Person, known.Patience).WaitAsync(cancellation);
        }

        var person = known.Person.IsCompletedSuccessfully ? await known.Person : new(id, "", null, null);
        return person.Name.Length > 0 ? person : person with { Name = otherwise is { Length: > 0 } name ? name : id };
    }

    /// <summary>The bot's direct conversation with a person; null while Slack does not say.</summary>
    public async Task<string?> ConversationAsync(string user, CancellationToken cancellation)
    {
        if (conversations.TryGetValue(user, out var known))
        {
            return known;
        }

        if (await client.OpenConversationAsync(user, cancellation) is not SlackResult.Done { Body: var body } || body.SelectToken("channel.id")?.Value<string>() is not { } opened)
        {
            return null;
        }

        Remember(user, opened);
        return opened;
    }

    /// <summary>A person with their direct conversation; null while Slack does not say which that is.</summary>
    public async Task<(SlackPlace Place, SlackPerson Person)?> MeetAsync(string id, string? otherwise, CancellationToken cancellation)
    {
        var finding = FindAsync(id, otherwise, cancellation);
        var conversation = await ConversationAsync(id, cancellation);
        var person = await finding;
        return conversation is null ? null : (new(conversation, null), person);
    }

    /// <summary>Keeps the direct conversation of a person, seen on its way in.</summary>
    public void Remember(string user, string conversation)
    {
        if (conversations.Count >= MostPeople)
        {
            conversations.Clear();
        }

        conversations[user] = conversation;
    }

    private static void Forget(ConcurrentDictionary<string, Known> people, DateTimeOffset now)
    {
        if (people.Count < MostPeople)
        {
            return;
        }

        foreach (var (id, entry) in people)
        {
            if (entry.Until <= now)
            {
                people.TryRemove(id, out _);
            }
        }

        if (people.Count >= MostPeople)
        {
            people.Clear();
        }
    }

    /// <summary>Not the asker's to cancel: others may wait for the same name.</summary>
    private async Task<SlackPerson> AskAsync(string id)
    {
        // Remembered first, so that what comes of it finds its place.
        await Task.Yield();
        if (await client.FindUserAsync(id, CancellationToken.None) is SlackResult.Done { Body: var body } && body["user"] is JObject user)
        {
            return new(id, NameOf(user), user.Value<string>("locale"), user.SelectToken("enterprise_user.enterprise_id")?.Value<string>());
        }

        if (people.TryGetValue(id, out var entry))
        {
            people[id] = entry with { Until = time.GetUtcNow() + RememberedUnknown };
        }

        return new(id, "", null, null);
    }

    /// <param name="Person">What Slack says, or will say.</param>
    /// <param name="Patience">Done when nobody waits for that any longer, however many ask meanwhile.</param>
    /// <param name="Until">When Slack is asked again.</param>
    private sealed record Known(Task<SlackPerson> Person, Task Patience, DateTimeOffset Until);

    /// <summary>The name that a person chose to be shown, or the full one, or the short one.</summary>
    private static string NameOf(JObject user) =>
        new[] { user.SelectToken("profile.display_name"), user.SelectToken("profile.real_name"), user["real_name"], user["name"] }
            .Select(name => name?.Value<string>()).FirstOrDefault(name => !string.IsNullOrWhiteSpace(name)) ?? "";
}

/// <summary>A person of the workspace.</summary>
/// <param name="Id">The platform's id.</param>
/// <param name="Name">The name to show; empty where it is not known.</param>
/// <param name="Locale">The language of their Slack, such as en-US; null where it is not known.</param>
/// <param name="Enterprise">Their organisation of Enterprise Grid; null outside of one, and where it is not known.</param>
public sealed record SlackPerson(string Id, string Name, string? Locale, string? Enterprise);
