using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Tests.Deck;
using SmtpHelpBot.Diagnosis.Causes;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The message extension: looked up while a message is written, pressed on someone's message, and the check of a server in a dialog.</summary>
public sealed class ExtensionTests
{
    private const string GmailError = "<div><p>Sending fails:</p><pre>535-5.7.8 Username and Password not accepted. For more information, go to support.google.com</pre></div>";
    private readonly World world = new();
    private readonly Chat rosa;

    public ExtensionTests() => rosa = world.Chat("Rosa", "some-chat-without-the-bot", "groupChat", "msteams");

    [Theory]
    [InlineData("what does 535 5.7.139 mean", "535 5.7.139")]
    [InlineData("535 5.7.8 Username and Password not accepted", "Two-factor sign-in")]
    [InlineData("gmail", "smtp.gmail.com")]
    [InlineData("what are the Gmail settings?", "smtp.gmail.com")]
    [InlineData("smtp.gmail.com", "App password")]
    [InlineData("bridge own", "The bridge has a password of its own")]
    [InlineData("bridge", "Proton Mail Bridge")]
    public async Task A_search_finds_what_is_known(string query, string shown)
    {
        var found = await SearchAsync(query);

        Assert.Equal(("result", "list"), (found.Type, found.AttachmentLayout));
        Assert.Contains(shown, Words(found.Attachments[0].Content), StringComparison.OrdinalIgnoreCase);
        Assert.All(found.Attachments, result =>
        {
            Assert.Equal("application/vnd.microsoft.card.adaptive", result.ContentType);
            Assert.Equal("application/vnd.microsoft.card.thumbnail", result.Preview.ContentType);
            Assert.NotEmpty(((JObject)result.Preview.Content).Value<string>("title")!);
            Assert.NotEmpty(((JObject)result.Preview.Content).Value<string>("text")!);
        });
    }

    [Theory]
    [InlineData("xyzzy")]
    [InlineData("   ?!  ")]
    [InlineData("535")]
    public async Task A_search_that_finds_nothing_says_what_to_try(string query)
    {
        var found = await SearchAsync(query);

        Assert.Equal(("message", "Nothing found. Try an error code such as 535 5.7.139, or a provider such as Gmail."), (found.Type, found.Text));
    }

    [Fact]
    public async Task The_first_look_without_words_offers_the_best_known_providers()
    {
        var first = await InvokeAsync<MessagingExtensionResponse>("composeExtension/query", JObject.Parse("""{"commandId":"search","parameters":[{"name":"initialRun","value":"true"}],"queryOptions":{"skip":0,"count":25}}"""));
        var more = await InvokeAsync<MessagingExtensionResponse>("composeExtension/query", JObject.Parse("""{"parameters":[{"value":""}],"queryOptions":{"skip":3,"count":2}}"""));

        Assert.Equal(25, first.ComposeExtension.Attachments.Count);
        Assert.Equal(first.ComposeExtension.Attachments.Skip(3).Take(2).Select(Title), more.ComposeExtension.Attachments.Select(Title));
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"parameters":null,"queryOptions":null}""")]
    [InlineData("""{"parameters":[null,{"name":"q","value":{"x":[1]}}],"queryOptions":{"skip":-7,"count":-1}}""")]
    [InlineData("""{"parameters":[{"name":"q","value":"gmail"}],"queryOptions":{"skip":2147483647,"count":2147483647}}""")]
    public async Task A_search_of_any_shape_is_answered(string value) =>
        Assert.Contains((await InvokeAsync<MessagingExtensionResponse>("composeExtension/query", JObject.Parse(value))).ComposeExtension.Type, (string[])["result", "message"]);

    [Fact]
    public async Task A_search_leaves_no_trace_in_the_chat_and_no_case()
    {
        await SearchAsync("535 5.7.8 Username and Password not accepted");

        Assert.Empty(rosa.Messages);
        await rosa.SayAsync("status");
        Assert.DoesNotContain("User name or password", rosa.Last.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_message_it_says_what_the_error_means_and_puts_it_into_the_answer()
    {
        var opened = await FetchAsync(GmailError);
        var card = Assert.IsType<JObject>(opened.Card.Content);
        Assert.Equal("Diagnose this error", opened.Title);
        Assert.Contains("535-5.7.8 Username and Password not accepted.", Words(card), StringComparison.Ordinal);
        Assert.DoesNotContain("<p>", Words(card), StringComparison.Ordinal);

        var posted = (await SubmitAsync(DataOf(card))).ComposeExtension.Attachments.Single();
        Assert.Contains("535-5.7.8 Username and Password not accepted.", Words(posted.Content), StringComparison.Ordinal);
        Assert.Empty(((JObject)posted.Content).SelectTokens("$..[?(@.type == 'Action.Submit')]"));
    }

    [Fact]
    public async Task What_a_long_message_says_at_its_end_is_put_into_the_answer_too()
    {
        var talk = string.Concat(Enumerable.Range(1, 120).Select(line => $"<p>&gt; {line}: we tried this <b>again</b> on that day</p>"));
        var card = (JObject)(await FetchAsync($"{talk}<pre>535-5.7.8 Username and Password not accepted. For more information, go to support.google.com</pre>")).Card.Content;
        var posted = (await SubmitAsync(DataOf(card))).ComposeExtension.Attachments.Single();

        Assert.Contains("Two-factor sign-in", Words(card), StringComparison.Ordinal);
        Assert.Contains("Two-factor sign-in", Words(posted.Content), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_stands_in_the_middle_of_a_long_message_is_explained_but_cannot_be_put_into_the_answer()
    {
        var talk = string.Concat(Enumerable.Range(1, 60).Select(line => $"<p>{line}: we tried this again on that day</p>"));
        var card = (JObject)(await FetchAsync($"{talk}<pre>535-5.7.8 Username and Password not accepted.</pre>{talk}")).Card.Content;

        Assert.Contains("Two-factor sign-in", Words(card), StringComparison.Ordinal);
        Assert.Equal(["close"], Offered(card));
    }

    [Fact]
    public async Task A_password_in_someones_message_is_in_no_answer()
    {
        var opened = await FetchAsync("<p>535 5.7.8 not accepted</p><p>password: Rosewood-44-canary</p>");

        Assert.DoesNotContain("Rosewood", opened.Card.Content.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("Rosewood", (await SubmitAsync(DataOf((JObject)opened.Card.Content))).ComposeExtension.Attachments.Single().Content.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<p>Shall we have lunch?</p>")]
    [InlineData("")]
    public async Task A_message_about_something_else_is_said_to_be_that(string message)
    {
        var opened = await FetchAsync(message);

        Assert.Contains("I found nothing about sending mail in that message.", Words(opened.Card.Content), StringComparison.Ordinal);
        Assert.Equal(["close"], Offered((JObject)opened.Card.Content));
    }

    [Fact]
    public async Task A_server_is_checked_in_the_dialog_and_its_report_put_into_the_message()
    {
        var form = (JObject)(await FetchAsync(message: null)).Card.Content;
        var waiting = Dialog(await SubmitAsync(DataOf(form), ("host", "smtp.gmail.com"), ("ports", "587")));
        Assert.Contains("I am looking at smtp.gmail.com", Words(waiting), StringComparison.Ordinal);
        Assert.Equal(("smtp.gmail.com", 587), (world.Ordered.Single().Order.Target, world.Ordered.Single().Order.Ports.Single()));

        await world.ProgressAsync(new PortStage(587, "tls"));
        Assert.Contains("I am looking at smtp.gmail.com", Words(Dialog(await SubmitAsync(DataOf(waiting)))), StringComparison.Ordinal);
        await world.FinishAsync(Examples.Report());
        var report = Dialog(await SubmitAsync(DataOf(waiting)));
        Assert.Contains("The server is fine: it answers, encrypts and offers sign-in.", Words(report), StringComparison.Ordinal);
        Assert.Contains("Port 587", Words(report), StringComparison.Ordinal);
        Assert.Contains("UTC from where the bot runs.", Words(report), StringComparison.Ordinal);

        var posted = (await SubmitAsync(DataOf(report))).ComposeExtension.Attachments.Single();
        Assert.Contains("The server is fine", Words(posted.Content), StringComparison.Ordinal);
        Assert.Empty(rosa.Messages);
    }

    [Fact]
    public async Task A_look_from_a_dialog_counts_for_no_incident()
    {
        await world.HelpdeskAsync();
        foreach (var person in (string[])["Uwe", "Vera"])
        {
            await world.Chat(person, $"{person}-and-bot").SayAsync("421 4.3.0 Temporary System Problem. Try again later. gsmtp");
        }

        var down = Examples.Report() with { Conclusion = new(Cause.ProviderIssue, "The server has trouble of its own.", ["out_of_service"]) };
        await rosa.SayAsync("My provider is Gmail and mail does not go out.");
        await SubmitAsync(new() { ["wanted"] = "check" }, ("host", "smtp.gmail.com"));
        await world.FinishAsync(down);
        Assert.Empty(world.Incidents.All);

        var wim = world.Chat("Wim", "Wim-and-bot");
        await wim.SayAsync("My provider is Gmail and mail does not go out.");
        await wim.SayAsync("check smtp.gmail.com");
        await world.FinishAsync(down);
        Assert.Single(world.Incidents.All);
    }

    [Theory]
    [InlineData("", "", "Please enter a server name or an e-mail address.")]
    [InlineData("not a host", "", "That is not a server name or an e-mail address.")]
    [InlineData("smtp.gmail.com", "80", "I check 25, 465, 587, 2525.")]
    public async Task What_is_wrong_is_said_in_the_form_and_nothing_that_was_typed_is_lost(string host, string ports, string problem)
    {
        var form = Dialog(await SubmitAsync(new() { ["wanted"] = "check" }, ("host", host), ("ports", ports)));

        Assert.Contains(problem, Words(form), StringComparison.Ordinal);
        Assert.Equal((host, ports), ((string?)form.SelectToken("$.body[?(@.id == 'host')].value") ?? "", (string?)form.SelectToken("$.body[?(@.id == 'ports')].value") ?? ""));
        Assert.Empty(world.Ordered);
    }

    [Fact]
    public async Task A_server_that_is_not_looked_at_comes_back_to_the_form_with_the_reason()
    {
        var waiting = Dialog(await SubmitAsync(new() { ["wanted"] = "check" }, ("host", "mail.internal.example")));
        await world.FinishAsync(null, "say.target_refused");
        var form = Dialog(await SubmitAsync(DataOf(waiting)));

        Assert.Contains("I do not look at that server.", Words(form), StringComparison.Ordinal);
        Assert.Equal("mail.internal.example", (string?)form.SelectToken("$.body[?(@.id == 'host')].value"));
    }

    [Fact]
    public async Task The_same_form_opens_from_a_card_and_ends_without_a_message_to_put_it_into()
    {
        var opened = await InvokeAsync<TaskModuleResponse>("task/fetch", JObject.Parse("""{"data":{"type":"task/fetch"},"context":{"theme":"dark"}}"""));
        var form = (JObject)((TaskModuleContinueResponse)opened.Task).Value.Card.Content;
        var waiting = await NextAsync(DataOf(form), ("host", "smtp.gmail.com"));
        await world.FinishAsync(Examples.Report());
        var report = await NextAsync(DataOf(waiting));

        Assert.Contains("The server is fine", Words(report), StringComparison.Ordinal);
        Assert.Equal(["close"], Offered(report));
    }

    [Fact]
    public async Task Every_dialog_can_be_left_and_nothing_is_put_into_the_message()
    {
        var form = (JObject)(await FetchAsync(message: null)).Card.Content;
        var waiting = Dialog(await SubmitAsync(DataOf(form), ("host", "smtp.gmail.com")));
        await world.FinishAsync(Examples.Report());
        var report = Dialog(await SubmitAsync(DataOf(waiting)));
        var error = (JObject)(await FetchAsync(GmailError)).Card.Content;

        foreach (var dialog in (JObject[])[form, waiting, report, error])
        {
            var close = (JObject)Buttons(dialog).Last().DeepClone();
            Assert.Equal("close", close.Value<string>("wanted"));
            Assert.Equal("Closed.", Assert.IsType<TaskModuleMessageResponse>((await SubmitAsync(close)).Task).Value);
            Assert.Equal("Closed.", Assert.IsType<TaskModuleMessageResponse>((await InvokeAsync<TaskModuleResponse>("task/submit", new() { ["data"] = close })).Task).Value);
        }

        Assert.Empty(rosa.Messages);
    }

    [Fact]
    public async Task Who_posts_such_a_card_to_the_bot_itself_is_told_what_it_reads()
    {
        var alone = world.Chat("Rosa", "rosa-and-bot", channel: "msteams");
        const string AsSent = "\n<span class=\"inline-compose-card\" itemid=\"0\" itemtype=\"http://schema.skype.com/InputExtension\">\n  <span content=\"0\" itemprop=\"cardId\"></span>\n</span>\n";

        await alone.SayAsync(AsSent, IntakeNotes.None with { Attachments = 1 });
        Assert.Contains("I cannot read files, pictures or cards.", alone.Last.Words, StringComparison.Ordinal);

        await alone.SayAsync($"535 5.7.8 Username and Password not accepted {AsSent}", IntakeNotes.None with { Attachments = 1 });
        Assert.Contains("Two-factor sign-in", alone.Last.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("itemprop", alone.Last.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"wanted":"post_report"}""")]
    [InlineData("""{"wanted":"show_report","about":"x"}""")]
    [InlineData("""{"wanted":{"nested":1},"host":[],"ports":7}""")]
    [InlineData("""{"wanted":"format_disk"}""")]
    public async Task What_no_dialog_sends_is_answered_with_the_form(string data) =>
        Assert.NotNull(Dialog(await SubmitAsync(JObject.Parse(data))).SelectToken("$.body[?(@.id == 'host')]"));

    private static string Words(object card) => new Shown("", null, new() { Attachments = [new() { Content = card }] }).Words;

    private static string? Title(MessagingExtensionAttachment result) => ((JObject)result.Preview.Content).Value<string>("title");

    /// <summary>What the buttons of a dialog want, in their order.</summary>
    private static IEnumerable<string?> Offered(JObject card) => Buttons(card).Select(data => data.Value<string>("wanted"));

    /// <summary>The data of the button that goes on.</summary>
    private static JObject DataOf(JObject card) => (JObject)Buttons(card).Single(data => data.Value<string>("wanted") != "close").DeepClone();

    private static IEnumerable<JToken> Buttons(JObject card) => card.SelectTokens("$..[?(@.type == 'Action.Submit')].data");

    private static JObject Dialog(MessagingExtensionActionResponse response) => (JObject)Assert.IsType<TaskModuleContinueResponse>(response.Task).Value.Card.Content;

    private async Task<MessagingExtensionResult> SearchAsync(string query) => (await InvokeAsync<MessagingExtensionResponse>(
        "composeExtension/query",
        new() { ["commandId"] = "search", ["parameters"] = new JArray(new JObject { ["name"] = "query", ["value"] = query }), ["queryOptions"] = new JObject { ["skip"] = 0, ["count"] = 25 } })).ComposeExtension;

    private async Task<TaskModuleTaskInfo> FetchAsync(string? message)
    {
        var value = new JObject { ["commandId"] = message is null ? "checkServer" : "diagnoseMessage", ["commandContext"] = message is null ? "compose" : "message" };
        if (message is not null)
        {
            value["messagePayload"] = new JObject { ["id"] = "1", ["body"] = new JObject { ["contentType"] = "html", ["content"] = message } };
        }

        return ((TaskModuleContinueResponse)(await InvokeAsync<MessagingExtensionActionResponse>("composeExtension/fetchTask", value)).Task).Value;
    }

    private Task<MessagingExtensionActionResponse> SubmitAsync(JObject data, params (string Id, string Value)[] inputs)
    {
        Array.ForEach(inputs, input => data[input.Id] = input.Value);
        return InvokeAsync<MessagingExtensionActionResponse>("composeExtension/submitAction", new() { ["commandId"] = "checkServer", ["data"] = data });
    }

    private async Task<JObject> NextAsync(JObject data, params (string Id, string Value)[] inputs)
    {
        Array.ForEach(inputs, input => data[input.Id] = input.Value);
        var response = await InvokeAsync<TaskModuleResponse>("task/submit", new() { ["data"] = data });
        return (JObject)((TaskModuleContinueResponse)response.Task).Value.Card.Content;
    }

    private async Task<T> InvokeAsync<T>(string name, JObject value)
    {
        var response = await world.RunAsync(rosa.Make(new(ActivityTypes.Invoke) { Name = name, Value = value }));
        Assert.Equal(200, response!.Status);
        return Assert.IsType<T>(response.Body);
    }
}
