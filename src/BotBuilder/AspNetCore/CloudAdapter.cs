using Microsoft.AspNetCore.Http;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

public class CloudAdapter : CloudAdapterBase, IBotFrameworkHttpAdapter
{
    public CloudAdapter(BotFrameworkAuthentication botFrameworkAuthentication, ILogger logger = null)
        : base(botFrameworkAuthentication, logger)
    {
    }

    public async Task ProcessAsync(HttpRequest httpRequest, HttpResponse httpResponse, IBot bot, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(httpRequest);
        ArgumentNullException.ThrowIfNull(httpResponse);
        ArgumentNullException.ThrowIfNull(bot);
        if (!HttpMethods.IsPost(httpRequest.Method))
        {
            httpResponse.StatusCode = StatusCodes.Status405MethodNotAllowed;
            return;
        }

        var activity = await HttpHelper.ReadRequestAsync<Activity>(httpRequest).ConfigureAwait(false);
        if (string.IsNullOrEmpty(activity?.Type))
        {
            httpResponse.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        try
        {
            var response = await ProcessActivityAsync(httpRequest.Headers.Authorization.ToString(), activity, bot.OnTurnAsync, cancellationToken).ConfigureAwait(false);
            await HttpHelper.WriteResponseAsync(httpResponse, response).ConfigureAwait(false);
        }
        catch (UnauthorizedAccessException)
        {
            httpResponse.StatusCode = StatusCodes.Status401Unauthorized;
        }
    }
}
