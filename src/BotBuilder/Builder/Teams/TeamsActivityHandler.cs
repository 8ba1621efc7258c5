using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Teams;

public class TeamsActivityHandler : ActivityHandler
{
    protected override Task<InvokeResponse> OnInvokeActivityAsync(ITurnContext<IInvokeActivity> turnContext, CancellationToken cancellationToken)
    {
        var value = turnContext.Activity.Value;
        return turnContext.Activity.Name switch
        {
            "composeExtension/query" => AnswerAsync(async () => await OnTeamsMessagingExtensionQueryAsync(turnContext, Read<MessagingExtensionQuery>(value), cancellationToken).ConfigureAwait(false)),
            "composeExtension/fetchTask" => AnswerAsync(async () => await OnTeamsMessagingExtensionFetchTaskAsync(turnContext, Read<MessagingExtensionAction>(value), cancellationToken).ConfigureAwait(false)),
            "composeExtension/submitAction" => AnswerAsync(async () => await OnTeamsMessagingExtensionSubmitActionAsync(turnContext, Read<MessagingExtensionAction>(value), cancellationToken).ConfigureAwait(false)),
            "task/fetch" => AnswerAsync(async () => await OnTeamsTaskModuleFetchAsync(turnContext, Read<TaskModuleRequest>(value), cancellationToken).ConfigureAwait(false)),
            "task/submit" => AnswerAsync(async () => await OnTeamsTaskModuleSubmitAsync(turnContext, Read<TaskModuleRequest>(value), cancellationToken).ConfigureAwait(false)),
            _ => base.OnInvokeActivityAsync(turnContext, cancellationToken),
        };
    }

    protected virtual Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionQuery query, CancellationToken cancellationToken) => throw Unhandled();

    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) => throw Unhandled();

    protected virtual Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(ITurnContext<IInvokeActivity> turnContext, MessagingExtensionAction action, CancellationToken cancellationToken) => throw Unhandled();

    protected virtual Task<TaskModuleResponse> OnTeamsTaskModuleFetchAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) => throw Unhandled();

    protected virtual Task<TaskModuleResponse> OnTeamsTaskModuleSubmitAsync(ITurnContext<IInvokeActivity> turnContext, TaskModuleRequest taskModuleRequest, CancellationToken cancellationToken) => throw Unhandled();

    private static InvokeResponseException Unhandled() => new(HttpStatusCode.NotImplemented);

    private static T Read<T>(object value)
        where T : class
    {
        try
        {
            return value is JObject body ? body.ToObject<T>(BotJson.Serializer) : throw new InvokeResponseException(HttpStatusCode.BadRequest);
        }
        catch (JsonException)
        {
            throw new InvokeResponseException(HttpStatusCode.BadRequest);
        }
    }
}
