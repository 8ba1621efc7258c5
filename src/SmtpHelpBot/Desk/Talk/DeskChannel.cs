using System.Security.Claims;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Desk.Talk;

/// <summary>The desk as a channel of the bot.</summary>
internal static class DeskChannel
{
    /// <summary>Its channel id.</summary>
    public const string Id = "local";

    /// <summary>It has no address of its own: the desk's route delivers within the process.</summary>
    public const string ServiceUrl = "http://localhost/";

    /// <summary>The bot as the desk knows it.</summary>
    public static ChannelAccount Bot { get; } = new("smtphelpbot", "SmtpHelpBot");

    /// <summary>Who the entrance says the caller is: nobody is asked on this computer, the desk's key was.</summary>
    public static ClaimsIdentity Caller { get; } = new([], AuthenticationConstants.AnonymousAuthType);
}
