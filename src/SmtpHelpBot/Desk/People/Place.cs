using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Desk.People;

/// <summary>A conversation on the page.</summary>
/// <param name="Key">Names it in requests and in the transcript.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Type">Its type as Teams calls it: personal, groupChat or channel.</param>
/// <param name="Players">Who is in it.</param>
internal sealed record Place(string Key, string Name, string Type, IReadOnlyList<Player> Players)
{
    /// <summary>Whether it is for people with a mail problem: they are new people each round, and the bot greets them.</summary>
    public bool IsForUsers => Type != Cast.Channel;

    /// <summary>The id by which the bot knows the conversation in this round.</summary>
    public string ConversationId(string round) => Id(Key, round);

    /// <summary>The conversation as an activity names it.</summary>
    public ConversationAccount Account(string round) => new(Type != Cast.Personal, Type, ConversationId(round), Name);

    /// <summary>Someone in it as an activity names them.</summary>
    public ChannelAccount Account(Player player, string round) => new(Id(player.Key, round), player.Name);

    private string Id(string key, string round) => IsForUsers ? $"{key}-{round}" : key;
}
