using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Slack.Tests.Doubles;

/// <summary>Plays Slack's Web API in memory. A method that the test did not expect throws.</summary>
internal sealed class FakeSlack : HttpMessageHandler
{
    public const string Team = "T0TEAM";
    public const string Bot = "U0BOT";
    public const string BotId = "B0BOT";

    private readonly ConcurrentDictionary<string, Func<JObject, HttpResponseMessage>> methods = new(StringComparer.Ordinal);

    private (string? Method, Func<JObject, bool> Which, Task Until) held = (null, static _ => false, Task.CompletedTask);

    public FakeSlack()
    {
        On("auth.test", _ => new JObject { ["ok"] = true, ["team_id"] = Team, ["user_id"] = Bot, ["bot_id"] = BotId, ["user"] = "smtphelpbot" });
        On("users.info", asked => new JObject { ["ok"] = true, ["user"] = new JObject { ["id"] = asked["user"], ["locale"] = "en-US", ["profile"] = new JObject { ["display_name"] = $"Name of {asked["user"]}" } } });
        On("conversations.open", asked => new JObject { ["ok"] = true, ["channel"] = new JObject { ["id"] = $"D{asked["users"]}" } });
    }

    /// <summary>What was called, in order, with what.</summary>
    public ConcurrentQueue<(string Method, JObject Body)> Calls { get; } = new();

    /// <summary>The bodies that a method was called with.</summary>
    public IReadOnlyList<JObject> CallsOf(string method) => [.. Calls.Where(call => call.Method == method).Select(call => call.Body)];

    /// <summary>Expects a method.</summary>
    public FakeSlack On(string method, Func<JObject, JObject> answer) => OnHttp(method, asked => Json(answer(asked)));

    /// <summary>Expects a method, with an answer of any status.</summary>
    public FakeSlack OnHttp(string method, Func<JObject, HttpResponseMessage> answer)
    {
        methods[method] = answer;
        return this;
    }

    /// <summary>A method is refused by this error.</summary>
    public FakeSlack Refuses(string method, string error) => On(method, _ => new JObject { ["ok"] = false, ["error"] = error });

    public static HttpResponseMessage Json(JObject body) => new(HttpStatusCode.OK) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };

    /// <summary>The named calls are not answered before this.</summary>
    public FakeSlack Holds(string method, Func<JObject, bool> which, Task until)
    {
        held = (method, which, until);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var name = request.RequestUri!.AbsolutePath.Split("/api/")[^1].Trim('/');
        var text = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var body = text.StartsWith('{') ? JObject.Parse(text) : new JObject(QueryHelpers.ParseQuery(text).Select(field => new JProperty(field.Key, field.Value.ToString())));
        Calls.Enqueue((name, body));
        if (name == held.Method && held.Which(body))
        {
            await held.Until;
        }

        return methods.TryGetValue(name, out var answer) ? answer(body) : throw new InvalidOperationException($"Nobody in this test answers {request.RequestUri}.");
    }
}
