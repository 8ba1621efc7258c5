using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Tests.Deck;
using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The message extension where it checks a server in a dialog, and how its dialogs are left.</summary>
public sealed class CheckDialogTests
{
    private readonly Extension extension = new();

    [Fact]
    public async Task A_server_is_checked_in_the_dialog_and_its_report_put_into_the_message()
    {
        var form = (JObject)(await extension.FetchAsync(message: null)).Card.Content;
        var waiting = Extension.Dialog(await extension.SubmitAsync(Extension.DataOf(form), ("host", "smtp.gmail.com"), ("ports", "587")));
        Assert.Contains("I am looking at smtp.gmail.com", Extension.Words(waiting), StringComparison.Ordinal);
        Assert.Equal(("smtp.gmail.com", 587), (extension.World.Ordered.Single().Order.Target, extension.World.Ordered.Single().Order.Ports.Single()));

        await extension.World.ProgressAsync(new PortStage(587, "tls"));
        Assert.Contains("I am looking at smtp.gmail.com", Extension.Words(Extension.Dialog(await extension.SubmitAsync(Extension.DataOf(waiting)))), StringComparison.Ordinal);
        await extension.World.FinishAsync(Examples.Report());
        var report = Extension.Dialog(await extension.SubmitAsync(Extension.DataOf(waiting)));
        Assert.Contains("The server is fine: it answers, encrypts and offers sign-in.", Extension.Words(report), StringComparison.Ordinal);
        Assert.Contains("Port 587", Extension.Words(report), StringComparison.Ordinal);
        Assert.Contains("UTC from where the bot runs.", Extension.Words(report), StringComparison.Ordinal);

        var posted = (await extension.SubmitAsync(Extension.DataOf(report))).ComposeExtension.Attachments.Single();
        Assert.Contains("The server is fine", Extension.Words(posted.Content), StringComparison.Ordinal);
        Assert.Empty(extension.Rosa.Messages);
    }

    [Fact]
    public async Task A_look_from_a_dialog_counts_for_no_incident()
    {
        await extension.World.HelpdeskAsync();
        foreach (var person in (string[])["Uwe", "Vera"])
        {
            await extension.World.Chat(person, $"{person}-and-bot").SayAsync("421 4.3.0 Temporary System Problem. Try again later. gsmtp");
        }

        var down = Examples.Report() with { Conclusion = new(Cause.ProviderIssue, "The server has trouble of its own.", ["out_of_service"]) };
        await extension.Rosa.SayAsync("My provider is Gmail and mail does not go out.");
        await extension.SubmitAsync(new() { ["wanted"] = "check" }, ("host", "smtp.gmail.com"));
        await extension.World.FinishAsync(down);
        Assert.Empty(extension.World.Incidents.All);

        var wim = extension.World.Chat("Wim", "Wim-and-bot");
        await wim.SayAsync("My provider is Gmail and mail does not go out.");
        await wim.SayAsync("check smtp.gmail.com");
        await extension.World.FinishAsync(down);
        Assert.Single(extension.World.Incidents.All);
    }

    [Theory]
    [InlineData("", "", "Please enter a server name or an e-mail address.")]
    [InlineData("not a host", "", "That is not a server name or an e-mail address.")]
    [InlineData("smtp.gmail.com", "80", "I check 25, 465, 587, 2525.")]
    public async Task What_is_wrong_is_said_in_the_form_and_nothing_that_was_typed_is_lost(string host, string ports, string problem)
    {
        var form = Extension.Dialog(await extension.SubmitAsync(new() { ["wanted"] = "check" }, ("host", host), ("ports", ports)));

        Assert.Contains(problem, Extension.Words(form), StringComparison.Ordinal);
        Assert.Equal((host, ports), ((string?)form.SelectToken("$.body[?(@.id == 'host')].value") ?? "", (string?)form.SelectToken("$.body[?(@.id == 'ports')].value") ?? ""));
        Assert.Empty(extension.World.Ordered);
    }

    [Fact]
    public async Task A_server_that_is_not_looked_at_comes_back_to_the_form_with_the_reason()
    {
        var waiting = Extension.Dialog(await extension.SubmitAsync(new() { ["wanted"] = "check" }, ("host", "mail.internal.example")));
        await extension.World.FinishAsync(null, "say.target_refused");
        var form = Extension.Dialog(await extension.SubmitAsync(Extension.DataOf(waiting)));

        Assert.Contains("I do not look at that server.", Extension.Words(form), StringComparison.Ordinal);
        Assert.Equal("mail.internal.example", (string?)form.SelectToken("$.body[?(@.id == 'host')].value"));
    }

    [Fact]
    public async Task The_same_form_opens_from_a_card_and_ends_without_a_message_to_put_it_into()
    {
        var opened = await extension.InvokeAsync<TaskModuleResponse>("task/fetch", JObject.Parse("""{"data":{"type":"task/fetch"},"context":{"theme":"dark"}}"""));
        var form = (JObject)((TaskModuleContinueResponse)opened.Task).Value.Card.Content;
        var waiting = await extension.NextAsync(Extension.DataOf(form), ("host", "smtp.gmail.com"));
        await extension.World.FinishAsync(Examples.Report());
        var report = await extension.NextAsync(Extension.DataOf(waiting));

        Assert.Contains("The server is fine", Extension.Words(report), StringComparison.Ordinal);
        Assert.Equal(["close"], Extension.Offered(report));
    }

    [Fact]
    public async Task Every_dialog_can_be_left_and_nothing_is_put_into_the_message()
    {
        var form = (JObject)(await extension.FetchAsync(message: null)).Card.Content;
        var waiting = Extension.Dialog(await extension.SubmitAsync(Extension.DataOf(form), ("host", "smtp.gmail.com")));
        await extension.World.FinishAsync(Examples.Report());
        var report = Extension.Dialog(await extension.SubmitAsync(Extension.DataOf(waiting)));
        var error = (JObject)(await extension.FetchAsync(Extension.GmailError)).Card.Content;

        foreach (var dialog in (JObject[])[form, waiting, report, error])
        {
            var close = (JObject)Extension.Buttons(dialog).Last().DeepClone();
            Assert.Equal("close", close.Value<string>("wanted"));
            Assert.Equal("Closed.", Assert.IsType<TaskModuleMessageResponse>((await extension.SubmitAsync(close)).Task).Value);
            Assert.Equal("Closed.", Assert.IsType<TaskModuleMessageResponse>((await extension.InvokeAsync<TaskModuleResponse>("task/submit", new() { ["data"] = close })).Task).Value);
        }

        Assert.Empty(extension.Rosa.Messages);
    }

    [Theory]
    [InlineData("""{"wanted":"post_report"}""")]
    [InlineData("""{"wanted":"show_report","about":"x"}""")]
    [InlineData("""{"wanted":{"nested":1},"host":[],"ports":7}""")]
    [InlineData("""{"wanted":"format_disk"}""")]
    public async Task What_no_dialog_sends_is_answered_with_the_form(string data) =>
        Assert.NotNull(Extension.Dialog(await extension.SubmitAsync(JObject.Parse(data))).SelectToken("$.body[?(@.id == 'host')]"));
}
