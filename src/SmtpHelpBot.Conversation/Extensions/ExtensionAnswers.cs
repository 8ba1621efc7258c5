using AdaptiveCards;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Extensions;

/// <summary>The shapes in which Teams takes what a message extension has to say (Message extensions, Microsoft Teams platform documentation).</summary>
internal static class ExtensionAnswers
{
    private const int LongestPreview = 120;

    /// <summary>A list to choose from; each has a preview of its own.</summary>
    public static MessagingExtensionResult List(IEnumerable<KnowledgeScreen> found, Texts texts) => new()
    {
        Type = "result",
        AttachmentLayout = "list",
        Attachments = [.. found.Select(screen => Result(screen, texts))],
    };

    /// <summary>A card for the message that is being written.</summary>
    public static MessagingExtensionResult Card(KnowledgeScreen screen, Texts texts) => List([screen], texts);

    /// <summary>A line in place of results.</summary>
    public static MessagingExtensionResult Line(string line) => new() { Type = "message", Text = line };

    /// <summary>A dialog that shows something known.</summary>
    public static TaskModuleContinueResponse Dialog(KnowledgeScreen screen, string title, Texts texts) => Dialog((Screen)(screen with { InDialog = true }), title, texts);

    /// <summary>A dialog, or the next one in the place of the open one.</summary>
    public static TaskModuleContinueResponse Dialog(Screen screen, string title, Texts texts) => new()
    {
        Type = "continue",
        Value = new() { Title = title, Width = "medium", Height = "medium", Card = new() { ContentType = AdaptiveCard.ContentType, Content = CardDeck.Expand(screen, texts) } },
    };

    /// <summary>A line in place of the dialog, which ends with it.</summary>
    public static TaskModuleMessageResponse Closing(string line) => new() { Type = "message", Value = line };

    private static MessagingExtensionAttachment Result(KnowledgeScreen screen, Texts texts) => new()
    {
        ContentType = AdaptiveCard.ContentType,
        Content = CardDeck.Expand(screen, texts),
        Preview = new()
        {
            ContentType = "application/vnd.microsoft.card.thumbnail",
            Content = new JObject { ["title"] = ShownText.Of(screen.Heading, LongestPreview), ["text"] = ShownText.Of(screen.Teaser.Length > 0 ? screen.Teaser : screen.Told, LongestPreview) },
        },
    };
}
