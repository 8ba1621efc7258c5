using Microsoft.Bot.Builder;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Desk.People;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Desk;

/// <summary>The desk with the real bot: from a pasted error to an expert's answer.</summary>
public sealed class DeskStoryTests : IAsyncLifetime
{
    private RunningBot bot = null!;
    private DeskDriver desk = null!;

    public async ValueTask InitializeAsync()
    {
        bot = await RunningBot.StartAsync(
            (_, _) => throw new InvalidOperationException("The bot itself talks here."),
            services => services.Remove(services.Last(service => service.ServiceType == typeof(IBot))));
        desk = await DeskDriver.OpenAsync(bot);
    }

    public async ValueTask DisposeAsync()
    {
        desk.Dispose();
        await bot.DisposeAsync();
    }

    [Fact]
    public async Task Who_opens_the_desk_is_greeted_once()
    {
        await desk.WaitForAsync(entry => In("robin", entry) && entry["card"] is not null);
        await desk.HistoryAsync();
        await desk.SayAsync("help");
        await desk.WaitForAsync(entry => In("robin", entry) && entry["card"] is not null && entry.ToString().Contains("start over", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(2, (await desk.HistoryAsync()).Count(e => e.Type == "entry" && In("robin", e.Data) && e.Data["card"] is not null));
    }

    [Fact]
    public async Task An_error_becomes_a_ticket_that_an_expert_claims_and_the_user_is_told()
    {
        await desk.SayAsync("535 5.7.8 Error: authentication failed");
        var diagnosis = await desk.WaitForAsync(entry => Button(entry, "human") is not null && entry.ToString().Contains("authentication failed", StringComparison.Ordinal));
        var summary = await desk.PressAsync(Id(diagnosis), "human", Button(diagnosis, "human")!["data"]!.ToObject<Dictionary<string, object>>()!);
        await desk.PressAsync(Id(diagnosis), "send", Button(summary, "send")!["data"]!.ToObject<Dictionary<string, object>>()!);

        var ticket = await desk.WaitForAsync(entry => In("helpdesk", entry) && Button(entry, "ticket_claim") is not null);
        await desk.PressAsync(Id(ticket), "ticket_claim", Button(ticket, "ticket_claim")!["data"]!.ToObject<Dictionary<string, object>>()!, "erin", "helpdesk");
        await desk.WaitForAsync(entry => In("robin", entry) && entry.ToString().Contains("Erin Ito", StringComparison.Ordinal));

        var late = await desk.PressAsync(Id(ticket), "ticket_claim", Button(ticket, "ticket_claim")!["data"]!.ToObject<Dictionary<string, object>>()!, "max", "helpdesk");
        Assert.Contains("Erin Ito claimed it already", late.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_the_group_a_foreign_click_is_told_so()
    {
        await desk.SayAsync("535 5.7.8 Error: authentication failed", "robin", "group");
        var diagnosis = await desk.WaitForAsync(entry => In("group", entry) && Button(entry, "not_fixed") is not null);
        var answer = await desk.PressAsync(Id(diagnosis), "not_fixed", Button(diagnosis, "not_fixed")!["data"]!.ToObject<Dictionary<string, object>>()!, "sam", "group");
        Assert.Contains("Sam Carter", answer.Value<string>("line"), StringComparison.Ordinal);
        Assert.Equal(JTokenType.Null, answer["card"]!.Type);
    }

    [Fact]
    public async Task Who_is_forgotten_is_so_on_the_page_and_in_its_file_too()
    {
        const string Written = "LavenderBicycle";
        await desk.SayAsync($"535 5.7.8 in front of others {Written}", "robin", "group");
        await desk.SayAsync($"535 5.7.8 Error: authentication failed {Written}");
        var diagnosis = await desk.WaitForAsync(entry => In("robin", entry) && Button(entry, "human") is not null && entry.ToString().Contains(Written, StringComparison.Ordinal));
        var summary = await desk.PressAsync(Id(diagnosis), "human", Button(diagnosis, "human")!["data"]!.ToObject<Dictionary<string, object>>()!);
        await desk.PressAsync(Id(diagnosis), "send", Button(summary, "send")!["data"]!.ToObject<Dictionary<string, object>>()!);
        var ticket = await desk.WaitForAsync(entry => In("helpdesk", entry) && Button(entry, "ticket_claim") is not null);
        await desk.PressAsync(Id(ticket), "ticket_claim", Button(ticket, "ticket_claim")!["data"]!.ToObject<Dictionary<string, object>>()!, "erin", "helpdesk");
        await bot.QuietAsync();
        Assert.Contains(Written, await TranscriptAsync(), StringComparison.Ordinal);

        await desk.SayAsync("forget me now");
        await desk.WaitForAsync(entry => In("robin", entry) && entry.ToString().Contains("You are forgotten", StringComparison.Ordinal));
        await bot.QuietAsync();

        Assert.DoesNotContain(Written, await TranscriptAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(await desk.HistoryAsync(), told => told.Data.ToString().Contains(Written, StringComparison.Ordinal));
        Assert.Contains(await desk.HistoryAsync(), told => told.Data.ToString().Contains("the user had all of it forgotten", StringComparison.Ordinal));
        Assert.Single(await desk.HistoryAsync(), told => In("robin", told.Data) && told.Data["card"] is { Type: JTokenType.Object });
    }

    [Fact]
    public async Task The_helpdesk_is_one_from_the_start()
    {
        await using var scope = bot.Get<IServiceScopeFactory>().CreateAsyncScope();
        var rooms = scope.ServiceProvider.GetRequiredService<IHelpdeskRooms>();
        Assert.True(await rooms.IsHelpdeskAsync("local", Cast.Helpdesk.Key, TestContext.Current.CancellationToken));
        Assert.False(await rooms.IsHelpdeskAsync("msteams", Cast.Helpdesk.Key, TestContext.Current.CancellationToken));
        Assert.Equal("local", (await rooms.AllAsync(TestContext.Current.CancellationToken))[^1].Channel);
    }

    private async Task<string> TranscriptAsync()
    {
        await using var file = new FileStream(Path.Combine(bot.Folder, "desk.jsonl"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static string Id(JObject entry) => entry.Value<string>("id")!;

    private static bool In(string place, JObject entry) => entry.Value<string>("place") == place;

    private static JObject? Button(JObject entry, string verb) => entry["card"]?.SelectTokens("$..actions[*]").OfType<JObject>().FirstOrDefault(action => action.Value<string>("verb") == verb);
}
