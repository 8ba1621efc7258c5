using System.Net;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Extensions;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation;

/// <summary>What an invoke of Teams is answered with when its turn takes longer than clients wait.</summary>
public static class StillWorking
{
    private const string Teams = "msteams";
    private const string Pressed = "adaptiveCard/action";

    private static readonly string[] Names = [Pressed, "composeExtension/query", "composeExtension/fetchTask", "composeExtension/submitAction", "task/fetch", "task/submit"];

    /// <summary>Whether there is such an answer; without one the caller waits as long as it takes.</summary>
    public static bool HasAnswer(Activity invoke) => invoke.ChannelId == Teams && Names.Contains(invoke.Name);

    /// <summary>The answer.</summary>
    public static InvokeResponse Answer(Activity invoke)
    {
        var texts = Texts.For(invoke.Locale);
        object body = invoke.Name switch
        {
            Pressed when IsRefresh(invoke) => Answers.Line(texts["say.still_working_dialog"]),
            Pressed when !CanBeShownAgain(invoke) => Answers.Line(texts["say.still_working"]),
            Pressed => Answers.Card(CardDeck.Render(WorkingScreen.Of(ClickOf(invoke), texts), texts)),
            "composeExtension/query" => new MessagingExtensionResponse { ComposeExtension = ExtensionAnswers.Line(texts["say.still_working_dialog"]) },
            "composeExtension/fetchTask" or "composeExtension/submitAction" => new MessagingExtensionActionResponse { Task = ExtensionAnswers.Closing(texts["say.still_working_dialog"]) },
            _ => new TaskModuleResponse { Task = ExtensionAnswers.Closing(texts["say.still_working_dialog"]) },
        };
        return new() { Status = (int)HttpStatusCode.OK, Body = body };
    }

    /// <summary>Whether the real answer is to be sent when it is there: to a pressed button, and not to a client that only looked.</summary>
    public static bool TellsLater(Activity invoke) => invoke.Name == Pressed && !IsRefresh(invoke);

    /// <summary>Whether everybody in the conversation may read what one of them is answered: where others read along, a line but no card.</summary>
    public static bool IsForAll(Activity invoke, object answer) => answer is string || !PersonalChats.IsShared(invoke.Conversation);

    /// <summary>Whether nothing is done but to show something, which can be asked for again.</summary>
    private static bool IsRefresh(Activity invoke) => Click.Read(DataOf(invoke)).Kind is WishKind.TicketView or WishKind.TicketDetails;

    /// <summary>Whether a card with a button for how it stands may take the place of the one that was pressed; otherwise that one stays.</summary>
    private static bool CanBeShownAgain(Activity invoke) => Click.Read(DataOf(invoke)) is
        { Click: { Case.Length: > 0, Ticket: null } }
        or { Kind: WishKind.TicketClaim or WishKind.TicketAsk or WishKind.TicketResolve or WishKind.TicketHandOver, Click.Ticket: not null };

    private static Click? ClickOf(Activity invoke) => Click.Read(DataOf(invoke)).Click;

    private static JObject DataOf(Activity invoke) => (invoke.Value as JObject)?["action"] is JObject action && action["data"] is JObject data ? data : [];
}
