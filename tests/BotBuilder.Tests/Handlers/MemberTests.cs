using BotBuilder.Tests.Running;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Handlers;

public sealed class MemberTests
{
    [Theory]
    [InlineData("29:ada", "added 29:ada")]
    [InlineData("28:bot,29:ada", "added 28:bot,29:ada")]
    [InlineData("28:bot", "")]
    [InlineData("", "")]
    public Task Members_are_welcomed_when_somebody_other_than_the_bot_is_among_them(string members, string heard) =>
        HeardAsync(new() { Type = ActivityTypes.ConversationUpdate, MembersAdded = Accounts(members) }, heard);

    [Theory]
    [InlineData("29:ada", "removed 29:ada")]
    [InlineData("28:bot,29:ada", "removed 28:bot,29:ada")]
    [InlineData("28:bot", "")]
    public Task Members_who_leave_are_told_by_the_same_rule(string members, string heard) =>
        HeardAsync(new() { Type = ActivityTypes.ConversationUpdate, MembersRemoved = Accounts(members) }, heard);

    [Theory]
    [InlineData("message", null, "message")]
    [InlineData("event", null, "event")]
    [InlineData("installationUpdate", "add", "install")]
    [InlineData("installationUpdate", "add-upgrade", "install")]
    [InlineData("installationUpdate", "remove", "uninstall")]
    [InlineData("installationUpdate", "remove-upgrade", "uninstall")]
    [InlineData("installationUpdate", "other", "")]
    [InlineData("typing", null, "other")]
    [InlineData(null, null, "other")]
    public Task Each_type_has_its_handler(string? type, string? action, string heard) => HeardAsync(new() { Type = type, Action = action }, heard);

    private static async Task HeardAsync(Activity activity, string heard)
    {
        var bot = new Listener();
        activity.Recipient = new("28:bot");
        using var turn = new TurnContext(new QuietAdapter(), activity);

        await bot.OnTurnAsync(turn);

        Assert.Equal(heard, string.Join("; ", bot.Heard));
    }

    private static IList<ChannelAccount> Accounts(string ids) => [.. ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(id => new ChannelAccount(id))];

    private sealed class Listener : ActivityHandler
    {
        public List<string> Heard { get; } = [];

        protected override Task OnMembersAddedAsync(IList<ChannelAccount> membersAdded, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Hear("added " + string.Join(',', membersAdded.Select(member => member.Id)));

        protected override Task OnMembersRemovedAsync(IList<ChannelAccount> membersRemoved, ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) => Hear("removed " + string.Join(',', membersRemoved.Select(member => member.Id)));

        protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) => Hear("message");

        protected override Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) => Hear("event");

        protected override Task OnInstallationUpdateAddAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Hear("install");

        protected override Task OnInstallationUpdateRemoveAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) => Hear("uninstall");

        protected override Task OnUnrecognizedActivityTypeAsync(ITurnContext turnContext, CancellationToken cancellationToken) => Hear("other");

        private Task Hear(string what)
        {
            Heard.Add(what);
            return Task.CompletedTask;
        }
    }
}
