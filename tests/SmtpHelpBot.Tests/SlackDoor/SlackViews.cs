using System.Collections.Concurrent;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Tests.SlackDoor;

/// <summary>Plays Slack's modals and App Homes: triggers that work once and live three seconds, and the limits of every view.</summary>
internal sealed class SlackViews
{
    private static readonly TimeSpan TriggerLife = TimeSpan.FromSeconds(3);
    private readonly Lock gate = new();
    private readonly Dictionary<string, JObject> views = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> triggers = new(StringComparer.Ordinal);
    private int count;

    /// <summary>The App Home of each person.</summary>
    public ConcurrentDictionary<string, JObject> Homes { get; } = new(StringComparer.Ordinal);

    public JObject Get(string id)
    {
        lock (gate)
        {
            return views[id];
        }
    }

    /// <summary>The modal that was opened last.</summary>
    public JObject Last()
    {
        lock (gate)
        {
            return views.Values.Last();
        }
    }

    /// <summary>A trigger, as it comes with an interaction.</summary>
    public string Trigger()
    {
        lock (gate)
        {
            var trigger = $"{++count}.trigger";
            triggers[trigger] = TimeProvider.System.GetUtcNow();
            return trigger;
        }
    }

    public JObject Open(JObject body)
    {
        lock (gate)
        {
            if (!triggers.Remove(body.Value<string>("trigger_id") ?? "", out var born))
            {
                return SlackStandIn.Error("exchanged_trigger_id");
            }

            return TimeProvider.System.GetUtcNow() - born > TriggerLife ? SlackStandIn.Error("expired_trigger_id") : Show($"V{++count}", body);
        }
    }

    public JObject Change(JObject body)
    {
        lock (gate)
        {
            return views.ContainsKey(body.Value<string>("view_id") ?? "") ? Show(body.Value<string>("view_id")!, body) : SlackStandIn.Error("not_found");
        }
    }

    public JObject Publish(JObject body)
    {
        Homes[body.Value<string>("user_id")!] = (JObject)body["view"]!;
        return LimitsCheck.OfView((JObject)body["view"]!).FirstOrDefault() is { } fault ? SlackStandIn.Error(fault) : SlackStandIn.Ok();
    }

    private JObject Show(string id, JObject body)
    {
        if (LimitsCheck.OfView((JObject)body["view"]!).FirstOrDefault() is { } fault)
        {
            return SlackStandIn.Error(fault);
        }

        views.Remove(id);
        views[id] = (JObject)body["view"]!.DeepClone();
        (views[id]["id"], views[id]["hash"]) = (id, $"h{++count}");
        return SlackStandIn.Ok(("view", views[id]));
    }
}
