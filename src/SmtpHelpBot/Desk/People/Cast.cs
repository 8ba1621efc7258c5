namespace SmtpHelpBot.Desk.People;

/// <summary>Who is on the page and where they talk. Two users and two experts: so that one can press the other's button.</summary>
internal static class Cast
{
    public const string Personal = "personal";
    public const string Group = "groupChat";
    public const string Channel = "channel";

    private static readonly Player Robin = new("robin", "Robin Meyer", "You");
    private static readonly Player Sam = new("sam", "Sam Carter", "A colleague");
    private static readonly Player Erin = new("erin", "Erin Ito", "Expert");
    private static readonly Player Max = new("max", "Max Okoro", "Second expert");

    /// <summary>The conversation that is a helpdesk from the start.</summary>
    public static Place Helpdesk { get; } = new("helpdesk", "Helpdesk", Channel, [Erin, Max]);

    /// <summary>All conversations.</summary>
    public static IReadOnlyList<Place> Places { get; } =
    [
        new("robin", "Personal chat", Personal, [Robin]),
        new("sam", "Personal chat", Personal, [Sam]),
        new("group", "Group chat", Group, [Robin, Sam]),
        Helpdesk,
    ];

    /// <summary>The place of this name; null where there is none.</summary>
    public static Place? Find(string key) => Places.FirstOrDefault(place => place.Key == key);

    /// <summary>The place that is this conversation in this round; null where there is none.</summary>
    public static Place? FindConversation(string conversationId, string round) => Places.FirstOrDefault(place => place.ConversationId(round) == conversationId);
}
