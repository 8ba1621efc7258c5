using Microsoft.Bot.Schema;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Delivery.Envelopes;
using SmtpHelpBot.Delivery.Intake;
using SmtpHelpBot.Delivery.Lanes;
using SmtpHelpBot.Delivery.Outbox;
using SmtpHelpBot.Desk.People;
using SmtpHelpBot.Desk.Transcripts;

namespace SmtpHelpBot.Desk.Talk;

/// <summary>The way in from the desk: what its players say and press, as activities for the intake.</summary>
internal sealed class DeskEntrance(IIntake intake, OutboxSender outbox, Transcript transcript, TimeProvider time)
{
    private static readonly IntakeAnswer.Busy CannotKeep = new(TimeSpan.FromSeconds(10), BusyReason.StorageAway);

    /// <summary>Takes a message. The transcript gets it first, masked, so that it stands before its answer; back out of it where the door is crowded.</summary>
    public async Task<IntakeAnswer> SayAsync(Place place, Player player, string text, CancellationToken cancellation)
    {
        var message = From(place, player, ActivityTypes.Message);
        message.Text = text;
        message.TextFormat = TextFormatTypes.Plain;
        if (!TryKeep(new(message.Id, place.Key, player.Name, Mask.Apply(message).Activity.Text)))
        {
            return CannotKeep;
        }

        var answer = await intake.TakeAsync(DeskChannel.Caller, message, cancellation);
        if (answer is IntakeAnswer.Busy)
        {
            transcript.Remove(message.Id);
        }

        return answer;
    }

    /// <summary>Takes a pressed button that sends a message (Action.Submit).</summary>
    public Task<IntakeAnswer> SubmitAsync(Place place, Player player, string card, JObject data, CancellationToken cancellation)
    {
        var message = From(place, player, ActivityTypes.Message);
        message.ReplyToId = card;
        message.Value = data;
        return intake.TakeAsync(DeskChannel.Caller, message, cancellation);
    }

    /// <summary>
    /// Takes a pressed button that is answered in the response (Action.Execute). What the turns before it changed in the
    /// conversation has arrived when this returns, so that the answer is the newest there is.
    /// </summary>
    public async Task<IntakeAnswer> ExecuteAsync(Place place, Player player, string card, string? verb, JObject data, CancellationToken cancellation)
    {
        var press = From(place, player, ActivityTypes.Invoke);
        press.Name = "adaptiveCard/action";
        press.ReplyToId = card;
        press.Value = new JObject
        {
            ["trigger"] = "manual",
            ["action"] = new JObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data },
        };
        var answer = await intake.TakeAsync(DeskChannel.Caller, press, cancellation);
        await outbox.CatchUpAsync(LaneName.Of(press)).WaitAsync(cancellation);
        return answer;
    }

    /// <summary>Brings the players of this round to the bot, which greets each conversation once.</summary>
    public async Task JoinAsync(CancellationToken cancellation)
    {
        foreach (var place in Cast.Places.Where(place => place.IsForUsers && transcript.IsSilent(place.Key)))
        {
            var join = From(place, place.Players[0], ActivityTypes.ConversationUpdate);
            join.Id = $"join-{join.Conversation.Id}";
            join.MembersAdded = [DeskChannel.Bot, .. place.Players.Select(player => place.Account(player, transcript.Round))];
            await intake.TakeAsync(DeskChannel.Caller, join, cancellation);
        }
    }

    private bool TryKeep(Said said)
    {
        try
        {
            transcript.Put(said);
            return true;
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private Activity From(Place place, Player player, string type) => new()
    {
        Type = type,
        Id = $"desk-{Guid.NewGuid():N}",
        Timestamp = time.GetUtcNow(),
        ChannelId = DeskChannel.Id,
        ServiceUrl = DeskChannel.ServiceUrl,
        From = place.Account(player, transcript.Round),
        Recipient = DeskChannel.Bot,
        Conversation = place.Account(transcript.Round),
    };
}
