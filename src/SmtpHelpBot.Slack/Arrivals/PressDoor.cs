using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.BlockKit;
using SmtpHelpBot.Slack.Forms;
using SmtpHelpBot.Slack.Views;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Arrivals;

/// <summary>Takes pressed buttons: on messages they are kept for their turn, a form's button opens it, in a modal the talk goes on there.</summary>
public sealed class PressDoor(SlackClient client, SlackPeople people, ISlackIntake intake, ModalTalk talk, ResponseAddress responses, SlackWords words)
{
    /// <summary>Takes the press.</summary>
    public async Task<SlackAnswer> TakeAsync(JObject payload, Visitor visitor, CancellationToken cancellation)
    {
        if (payload.SelectToken("actions[0]") is not JObject action || action.Value<string>("action_id") is not { } kind)
        {
            return new SlackAnswer.Unreadable("A press names its button.");
        }

        var value = action["value"] is JValue { Value: string text } ? text : "";
        if (kind.StartsWith(ActionIds.Form, StringComparison.Ordinal))
        {
            return await OpenAsync(payload, Form.Read(value), cancellation);
        }

        if (!kind.StartsWith(ActionIds.Press, StringComparison.Ordinal) && !kind.StartsWith(ActionIds.Send, StringComparison.Ordinal))
        {
            return SlackAnswer.Nothing;
        }

        var data = Parse(value);
        if (kind.StartsWith(ActionIds.Send, StringComparison.Ordinal) && payload.SelectToken("state.values") is JObject values)
        {
            data.Merge(FormAnswers.Read(values));
        }

        var id = $"press-{action.Value<string>("action_ts") ?? payload.Value<string>("trigger_id")}-{visitor.Id}";
        return MessagePlace.Of(payload) is { } pressed
            ? await KeepAsync(payload, pressed, SlackActivities.Pressed(visitor.Self, pressed.Place, await people.FindAsync(visitor.Id, visitor.Name, cancellation), id, pressed.Message, data), cancellation)
            : await TalkAsync(payload, visitor, (place, person) => SlackActivities.Chose(visitor.Self, place, person, id, data), cancellation);
    }

    private async Task<SlackAnswer> KeepAsync(JObject payload, MessagePlace pressed, Microsoft.Bot.Schema.Activity press, CancellationToken cancellation)
    {
        if (await intake.KeepAsync(press, cancellation) is { } wait)
        {
            return new SlackAnswer.Busy(wait);
        }

        if (pressed.Message is null)
        {
            await responses.RemoveAsync(payload, cancellation);
        }

        return SlackAnswer.Nothing;
    }

    private async Task<SlackAnswer> OpenAsync(JObject payload, Form? form, CancellationToken cancellation)
    {
        var pressed = MessagePlace.Of(payload);
        if (form is null || payload.Value<string>("trigger_id") is not { Length: > 0 } trigger)
        {
            return new SlackAnswer.Unreadable("The button carries no form.");
        }

        var view = View.Form(form, null, pressed?.Place.Id, pressed?.Message, words);
        var shown = payload.SelectToken("container.type")?.Value<string>() == "view" && payload.SelectToken("view.type")?.Value<string>() == "modal"
            ? await client.PushViewAsync(trigger, view, cancellation)
            : await client.OpenViewAsync(trigger, view, cancellation);
        if (shown is not SlackResult.Done)
        {
            await responses.SayAsync(payload, words.PressAgain, cancellation);
        }

        return SlackAnswer.Nothing;
    }

    private async Task<SlackAnswer> TalkAsync(JObject payload, Visitor visitor, Saying said, CancellationToken cancellation)
    {
        if (payload.SelectToken("view.type")?.Value<string>() == "modal" && payload.SelectToken("view.id")?.Value<string>() is { Length: > 0 } view)
        {
            return await talk.ContinueAsync(view, visitor, said, cancellation);
        }

        return payload.Value<string>("trigger_id") is { Length: > 0 } trigger
            ? await talk.OpenAsync(trigger, visitor, said, cancellation)
            : new SlackAnswer.Unreadable("A press has a trigger.");
    }

    private static JObject Parse(string value)
    {
        try
        {
            using var reader = new JsonTextReader(new StringReader(value)) { DateParseHandling = DateParseHandling.None, MaxDepth = 32 };
            return JToken.ReadFrom(reader) as JObject ?? [];
        }
        catch (JsonReaderException)
        {
            return [];
        }
    }
}
