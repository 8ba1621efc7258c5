using System.Reflection;
using Microsoft.Bot.Connector;
using Microsoft.Bot.Schema;

namespace SmtpHelpBot.Tests.Architecture;

/// <summary>What of the bot SDK we carry in part, so that only the official packages could be implemented whole.</summary>
public sealed class SdkTests
{
    private static readonly Type[] InPart = [typeof(IActivity), typeof(IConnectorClient), typeof(IConversations)];

    [Fact]
    public void Nothing_implements_what_is_carried_only_in_part()
    {
        var rooms = Repository.Projects.Keys.Where(room => room.StartsWith("SmtpHelpBot", StringComparison.Ordinal)).Select(Assembly.Load);

        Assert.DoesNotContain(rooms.SelectMany(room => room.GetTypes()), type => InPart.Any(part => part.IsAssignableFrom(type)));
    }
}
