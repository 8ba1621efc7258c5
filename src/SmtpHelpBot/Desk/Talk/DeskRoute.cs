using System.Text.Json;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Desk.People;
using SmtpHelpBot.Desk.Transcripts;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Desk.Talk;

/// <summary>The way out to the desk: what the bot sends is put into the transcript.</summary>
internal sealed class DeskRoute(Transcript transcript) : IChannelRoute
{
    private const string FileType = "text/plain";
    private const string CardType = "application/vnd.microsoft.card.adaptive";

    public bool Serves(string channelId) => channelId == DeskChannel.Id;

    public int? KeptOf(string conversation) => Cast.FindConversation(conversation, transcript.Round) is { } place ? transcript.Count(place.Key) : null;

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
            case PostKind.Send when parcel.Activity is { Type: ActivityTypes.Event, Name: TalkEvents.Forgotten }:
                transcript.Forget(entry => place.IsForUsers && IsOf(entry, place, parcel.Activity.Recipient));
                return null;
            case PostKind.Send or PostKind.Update when parcel.Activity.Type == ActivityTypes.Message:
                var said = Said(parcel.Activity, place);
                transcript.Put(said);
                return parcel.Kind == PostKind.Send ? said.Id : null;
            default:
                return null;
        }
    }

    /// <summary>What was said in a person's own chat, what they said elsewhere, and what is about them by the buttons on it.</summary>
    private static bool IsOf(Entry entry, Place own, ChannelAccount? person) =>
        entry.Place == own.Key || (person is not null && (entry.From == person.Name || entry.Card?.GetRawText().Contains($"\"{person.Id}\"", StringComparison.Ordinal) == true));

    private static Said Said(Activity activity, Place place) => new(
        activity.Id ?? $"bot-{Guid.NewGuid():N}",
        place.Key,
        From: null,
        activity.Text is { Length: > 0 } text ? text : null,
        activity.Summary,
        activity.Attachments?.FirstOrDefault(attachment => attachment.ContentType == CardType)?.Content is { } card ? Parse(card) : null)
    {
        File = FileOf(activity),
    };

    private static SaidFile? FileOf(Activity activity) =>
        activity.Attachments?.FirstOrDefault(attachment => attachment is { ContentType: FileType, Name.Length: > 0 }) is { Content: { } content } file ? new(file.Name, content.ToString() ?? "") : null;

    private static JsonElement Parse(object card)
    {
        using var document = JsonDocument.Parse(JsonConvert.SerializeObject(card));
        return document.RootElement.Clone();
    }
}
