using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Desk.People;
using SmtpHelpBot.Desk.Transcripts;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Desk.Talk;

/// <summary>The way out to the desk: what the bot sends is put into the transcript.</summary>
internal sealed class DeskRoute(Transcript transcript) : IChannelRoute
{
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public bool Serves(string channelId) => channelId == DeskChannel.Id;

    public Task<Receipt> DeliverAsync(Parcel parcel, CancellationToken cancellation)
    {
        try
        {
            return Task.FromResult<Receipt>(new Receipt.Taken(Deliver(parcel)));
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            return Task.FromResult<Receipt>(new Receipt.Later(null, trouble.GetType().Name));
        }
    }

    /// <summary>The message's id; null for what the page does not show. People of an earlier round are gone, and so is what is said to them.</summary>
    private string? Deliver(Parcel parcel)
    {
        if (Cast.FindConversation(parcel.Activity.Conversation.Id, transcript.Round) is not { } place)
        {
            return null;
        }

        switch (parcel.Kind)
        {
            case PostKind.Delete:
                transcript.Remove(parcel.Activity.Id);
                return null;
            case PostKind.Send or PostKind.Update when parcel.Activity.Type == ActivityTypes.Message:
                var said = Said(parcel.Activity, place);
                transcript.Put(said);
                return parcel.Kind == PostKind.Send ? said.Id : null;
            default:
                return null;
        }
    }

    private static Said Said(Activity activity, Place place) => new(
        activity.Id ?? $"bot-{Guid.NewGuid():N}",
        place.Key,
        From: null,
        activity.Text is { Length: > 0 } text ? text : null,
        activity.Summary,
        activity.Attachments?.FirstOrDefault(attachment => attachment.ContentType == CardType)?.Content is { } card ? Parse(card) : null);

    private static JsonElement Parse(object card)
    {
        using var document = JsonDocument.Parse(JsonConvert.SerializeObject(card));
        return document.RootElement.Clone();
    }
}
