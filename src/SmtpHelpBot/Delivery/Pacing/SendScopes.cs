using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Slack.Workspaces;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Delivery.Pacing;

/// <summary>What a message counts for, and what its platform means when it asks to wait.</summary>
/// <param name="Conversation">Limits of the conversation it goes to.</param>
/// <param name="All">Limits that it shares with other conversations.</param>
/// <param name="Closes">What rests when the platform asks to wait: in Teams the conversation, in Slack the method for the whole workspace.</param>
internal sealed record SendScopes(SendScope Conversation, SendScope All, SendScope Closes)
{
    private const string Teams = "msteams";
    private const string Thread = ";messageid=";

    /// <summary>Tells them for a parcel; threads count for their channel.</summary>
    public static SendScopes Of(Parcel parcel, PacingLimits limits)
    {
        var (channel, id) = (parcel.Activity.ChannelId, parcel.Activity.Conversation.Id);
        var thread = id.IndexOf(Thread, StringComparison.Ordinal);
        var place = $"{channel}|{(thread < 0 ? id : id[..thread])}";
        return channel switch
        {
            Teams => InTeams(new(place, limits.TeamsConversation), new($"{channel} tenant {parcel.Activity.Conversation.TenantId}", limits.TeamsTenant)),
            SlackChannel.Id when parcel.Kind == PostKind.Send => InSlack(new(place, limits.SlackConversation), new($"{channel} messages", PacingLimits.None)),
            SlackChannel.Id => InSlack(new(place + " changes", PacingLimits.None), new($"{channel} changes", limits.SlackChanges)),
            _ => InTeams(new(place, PacingLimits.None), new(channel, PacingLimits.None)),
        };
    }

    private static SendScopes InTeams(SendScope conversation, SendScope all) => new(conversation, all, conversation);

    private static SendScopes InSlack(SendScope conversation, SendScope all) => new(conversation, all, all);
}

/// <summary>Something that limits are about.</summary>
/// <param name="Name">Tells it from others.</param>
/// <param name="Limits">The limits; none where there are none.</param>
internal sealed record SendScope(string Name, IReadOnlyList<SendLimit> Limits);

/// <summary>The limits of the platforms, read from the options.</summary>
internal sealed class PacingLimits(PacingOptions options)
{
    public static readonly IReadOnlyList<SendLimit> None = [];

    public IReadOnlyList<SendLimit> TeamsConversation { get; } = PacingOptions.Read(options.TeamsConversation) ?? None;

    public IReadOnlyList<SendLimit> TeamsTenant { get; } = PacingOptions.Read(options.TeamsTenant) ?? None;

    public IReadOnlyList<SendLimit> SlackConversation { get; } = PacingOptions.Read(options.SlackConversation) ?? None;

    public IReadOnlyList<SendLimit> SlackChanges { get; } = PacingOptions.Read(options.SlackChanges) ?? None;
}
