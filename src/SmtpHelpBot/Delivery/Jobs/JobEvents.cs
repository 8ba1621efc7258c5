using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Turns;

namespace SmtpHelpBot.Delivery.Jobs;

/// <summary>What a job has to say, as an event from the user who asked.</summary>
internal static class JobEvents
{
    public static Envelope Make(ProbeJob job, string name, object value, string id)
    {
        var activity = new Activity(ActivityTypes.Event).ApplyConversationReference(job.ReplyTo, isIncoming: true);
        activity.Id = OwnId.Of(id);
        activity.Name = name;
        activity.Locale = job.ReplyTo.Locale;
        // The types of other rooms say by System.Text.Json attributes how they are written.
        activity.Value = JToken.Parse(JsonSerializer.Serialize(value, value.GetType()));
        return new(activity, job.Claims, job.AuthenticationType, IntakeNotes.None) { Trace = job.Trace };
    }
}
