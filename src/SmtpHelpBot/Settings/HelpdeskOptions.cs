using System.ComponentModel.DataAnnotations;
using System.Globalization;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Settings;

/// <summary>The conversations in which experts work (section Helpdesk).</summary>
internal sealed class HelpdeskOptions : IValidatableObject
{
    private const string Clock = "HH:mm";

    /// <summary>Conversations that are a helpdesk from the start; others become one by the code that is printed.</summary>
    public IList<HelpdeskConversation> Conversations { get; set; } = [];

    /// <summary>Topics that have a helpdesk conversation of their own; the first that fits takes the ticket.</summary>
    public IList<HelpdeskRoute> Routes { get; set; } = [];

    /// <summary>After how many minutes the helpdesk is reminded of a ticket that nobody has claimed; 0 for never.</summary>
    [Range(0, 10_080)]
    public int RemindUnclaimedMinutes { get; set; } = 30;

    /// <summary>After how many minutes a person is reminded of a question of the helpdesk; 0 for never.</summary>
    [Range(0, 10_080)]
    public int RemindUnansweredMinutes { get; set; } = 1440;

    /// <summary>After how many minutes the expert who claimed a ticket is reminded that it waits for them, also after an answer; 0 for never.</summary>
    [Range(0, 10_080)]
    public int RemindUntouchedMinutes { get; set; } = 240;

    /// <summary>So many different people who meet trouble at one provider make an incident; 0 for never.</summary>
    [Range(0, 1000)]
    public int IncidentPeople { get; set; } = 3;

    /// <summary>Within how many minutes they have to meet it.</summary>
    [Range(1, 1440)]
    public int IncidentWindowMinutes { get; set; } = 15;

    /// <summary>Tickets that one person may have open in one conversation.</summary>
    [Range(1, 10)]
    public int OpenTicketsPerPerson { get; set; } = 5;

    /// <summary>From when nobody is reminded, as HH:mm.</summary>
    public string QuietFrom { get; set; } = "19:00";

    /// <summary>Until when, as HH:mm; the same as QuietFrom for no quiet hours.</summary>
    public string QuietUntil { get; set; } = "07:00";

    /// <summary>The time zone of the quiet hours, by its name in the IANA list.</summary>
    public string TimeZone { get; set; } = "UTC";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        Conversations.SelectMany((room, index) => room.Faults($"Conversations:{index}"))
            .Concat(Routes.SelectMany((route, index) => route.Faults($"Routes:{index}"))).Concat(FaultsOfQuietHours());

    /// <summary>Where topics go.</summary>
    public TopicRoutes ToRoutes() => new([.. Routes.Select(route => route.ToRoute())]);

    /// <summary>What a crowd is.</summary>
    public IncidentPolicy ToIncidents() => new(IncidentPeople, TimeSpan.FromMinutes(IncidentWindowMinutes));

    /// <summary>How many tickets one person may have.</summary>
    public TicketLimits ToLimits() => new(OpenTicketsPerPerson);

    /// <summary>When people are reminded.</summary>
    public ReminderPolicy ToReminders() => new(
        Minutes(RemindUnclaimedMinutes),
        Minutes(RemindUnansweredMinutes),
        Minutes(RemindUntouchedMinutes),
        new(TimeOnly.ParseExact(QuietFrom, Clock, CultureInfo.InvariantCulture), TimeOnly.ParseExact(QuietUntil, Clock, CultureInfo.InvariantCulture), TimeZoneInfo.FindSystemTimeZoneById(TimeZone)));

    private static TimeSpan? Minutes(int number) => number == 0 ? null : TimeSpan.FromMinutes(number);

    private IEnumerable<ValidationResult> FaultsOfQuietHours()
    {
        foreach (var (name, value) in ((string, string)[])[(nameof(QuietFrom), QuietFrom), (nameof(QuietUntil), QuietUntil)])
        {
            if (!TimeOnly.TryParseExact(value, Clock, CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                yield return new($"{name} must be a time of the day such as 19:00.");
            }
        }

        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
        {
            yield return new("TimeZone must be the name of a time zone such as Europe/Berlin, or UTC.");
        }
    }
}

/// <summary>One helpdesk conversation.</summary>
internal sealed class HelpdeskConversation
{
    /// <summary>The platform: msteams or slack.</summary>
    public string Channel { get; set; } = "msteams";

    /// <summary>Id of the conversation there.</summary>
    public string Conversation { get; set; } = "";

    /// <summary>Where the platform takes messages; without it where Teams does in the cloud of Door:Cloud. Of no meaning for Slack.</summary>
    public string ServiceUrl { get; set; } = "";

    /// <summary>The bot's own id there; for Teams 28: and the app id.</summary>
    public string Bot { get; set; } = "";

    /// <summary>Where messages go, in the cloud that the door names.</summary>
    public string ServiceUrlIn(DoorOptions door) => ServiceUrl.Length > 0 ? ServiceUrl : BotCloud.Find(door.Cloud)!.TeamsService;

    public IEnumerable<ValidationResult> Faults(string where)
    {
        if (Channel.Length == 0 || Conversation.Length == 0)
        {
            yield return new($"{where} needs Channel (msteams or slack) and Conversation (the platform's id of it).");
        }

        if (ServiceUrl.Length > 0 && (!Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
        {
            yield return new($"{where}:ServiceUrl must be an http or https address.");
        }
    }
}
