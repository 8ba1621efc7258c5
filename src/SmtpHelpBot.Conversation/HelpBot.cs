using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Corrections;
using SmtpHelpBot.Conversation.Extensions;
using SmtpHelpBot.Conversation.People;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Tickets;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation;

/// <summary>The bot: reads what an activity wants, has it answered, and keeps what came of it. It lives for one turn.</summary>
internal sealed class HelpBot(
    Reception reception, Corrector corrector, Arrivals arrivals, ExtensionDesk extensions, ProbeNews probes, HomePage home, PersonalChats chats, ConversationStates states, Stage stage) : TeamsActivityHandler
{
    public override async Task OnTurnAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
    {
        turnContext.Activity.Text = ComposedCards.RemovedFrom(turnContext.Activity.Text);
        if (!await corrector.TakeAsync(turnContext, cancellationToken))
        {
            await base.OnTurnAsync(turnContext, cancellationToken);
        }

        if (turnContext.TurnState.Get<Forgotten>() is null)
        {
            await states.SaveAsync(turnContext, cancellationToken);
        }
    }

    protected override async Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken)
    {
        await chats.RememberAsync(turnContext, cancellationToken);
        await states.IsFirstMeetingAsync(turnContext, cancellationToken);
        var wish = turnContext.Activity.Value is JObject pressed && string.IsNullOrWhiteSpace(turnContext.Activity.Text)
            ? Click.Read(pressed)
            : Sayings.Read(turnContext.Activity.RemoveRecipientMention() ?? "");
        await AnswerAsync(turnContext, wish, cancellationToken);
    }

    protected override async Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext, AdaptiveCardInvokeValue invokeValue, CancellationToken cancellationToken)
    {
        await chats.RememberAsync(turnContext, cancellationToken);
        await AnswerAsync(turnContext, invokeValue.Action.Data is JObject pressed ? Click.Read(pressed) : new(WishKind.Unknown), cancellationToken);
        ITurnContext turn = turnContext;
        return stage.Answer ?? Answers.Line(Texts.For(turn.Activity.Locale)["say.noted"]);
    }

    protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(new MessagingExtensionResponse { ComposeExtension = extensions.Search(turnContext, query) });

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        Task.FromResult(new MessagingExtensionActionResponse { Task = extensions.Open(turnContext, action) });

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(
        ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) =>
        extensions.SubmitAsync(turnContext, action.Data as JObject ?? [], cancellationToken);

    protected override Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(
        ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        Task.FromResult(new TaskModuleResponse { Task = ExtensionDesk.Form(turnContext) });

    protected override async Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(
        ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) =>
        new() { Task = await extensions.NextAsync(turnContext, taskModuleRequest.Data as JObject ?? [], canPost: false, cancellationToken) };

    /// <summary>All of it, because the handlers of single events ask the platform for each member that was added.</summary>
    protected override Task OnConversationUpdateActivityAsync(ITurnContext<IConversationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        arrivals.TakeAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(ITurnContext<IInstallationUpdateActivity> turnContext, CancellationToken cancellationToken) =>
        arrivals.TakeAsync(turnContext, cancellationToken);

    protected override async Task OnEventAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        await (turnContext.Activity.Name == HomeEvents.Opened ? home.ShowAsync(turnContext, cancellationToken) : probes.TakeAsync(turnContext, cancellationToken));

    private async Task AnswerAsync(ITurnContext turn, Wish wish, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var notes = turn.TurnState.Get<IntakeNotes>() ?? IntakeNotes.None;
        if (notes.Truncated)
        {
            stage.Note = texts["say.truncated"];
        }

        if (wish.Kind == WishKind.Nothing && notes.Attachments > 0)
        {
            stage.Note = texts["say.attachment"];
            wish = new(WishKind.Diagnose);
        }

        // Before the answer, which may be long: it is read first, right below the message with the secret.
        if (notes.Secrets.Count > 0)
        {
            await stage.AddAsync(turn, NoticeScreen.Of(notes.Secrets, texts), cancellation);
        }

        await reception.AnswerAsync(turn, wish, cancellation);
    }
}
