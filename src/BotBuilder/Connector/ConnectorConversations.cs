using System.Net.Http.Headers;
using System.Text;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Microsoft.Rest;
using Newtonsoft.Json;

namespace Microsoft.Bot.Connector;

/// <summary>The conversations of one service URL, over HTTP.</summary>
internal sealed class ConnectorConversations(Uri serviceUrl, HttpClient http, ServiceClientCredentials credentials) : IConversations
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    private readonly string root = serviceUrl.AbsoluteUri.TrimEnd('/') + "/v3/conversations";

    public Task<HttpOperationResponse<ConversationResourceResponse>> CreateConversationWithHttpMessagesAsync(ConversationParameters parameters, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        SendAsync<ConversationResourceResponse>(HttpMethod.Post, root, parameters, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> SendToConversationWithHttpMessagesAsync(string conversationId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        SendAsync<ResourceResponse>(HttpMethod.Post, Activities(conversationId), activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> ReplyToActivityWithHttpMessagesAsync(string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        SendAsync<ResourceResponse>(HttpMethod.Post, OneActivity(conversationId, activityId), activity, customHeaders, cancellationToken);

    public Task<HttpOperationResponse<ResourceResponse>> UpdateActivityWithHttpMessagesAsync(string conversationId, string activityId, Activity activity, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        SendAsync<ResourceResponse>(HttpMethod.Put, OneActivity(conversationId, activityId), activity, customHeaders, cancellationToken);

    public async Task<HttpOperationResponse> DeleteActivityWithHttpMessagesAsync(string conversationId, string activityId, Dictionary<string, List<string>> customHeaders = null, CancellationToken cancellationToken = default) =>
        await SendAsync<object>(HttpMethod.Delete, OneActivity(conversationId, activityId), null, customHeaders, cancellationToken).ConfigureAwait(false);

    private string Activities(string conversationId) => $"{root}/{Uri.EscapeDataString(conversationId)}/activities";

    private string OneActivity(string conversationId, string activityId) => $"{Activities(conversationId)}/{Uri.EscapeDataString(activityId)}";

    private async Task<HttpOperationResponse<T>> SendAsync<T>(HttpMethod method, string url, object body, Dictionary<string, List<string>> headers, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, url) { Content = body is null ? null : Json(body) };
        foreach (var (name, values) in headers ?? [])
        {
            request.Headers.TryAddWithoutValidation(name, values);
        }

        await credentials.ProcessHttpRequestAsync(request, cancellationToken).ConfigureAwait(false);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
        var content = await response.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        return response.IsSuccessStatusCode
            ? new HttpOperationResponse<T> { Request = request, Response = response, Body = Read<T>(content) }
            : throw Refusal(response, content);
    }

    private static ByteArrayContent Json(object body)
    {
        using var bytes = new MemoryStream(4096);
        using (var writer = new JsonTextWriter(new StreamWriter(bytes, Utf8, 1024, leaveOpen: true)))
        {
            BotJson.Serializer.Serialize(writer, body);
        }

        var content = new ByteArrayContent(bytes.GetBuffer(), 0, (int)bytes.Length);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        return content;
    }

    private static T Read<T>(string content)
    {
        try
        {
            return string.IsNullOrWhiteSpace(content) ? default : JsonConvert.DeserializeObject<T>(content, BotJson.Settings);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    private static ErrorResponseException Refusal(HttpResponseMessage response, string content) =>
        new($"Operation returned an invalid status code '{response.StatusCode}'")
        {
            Response = new HttpResponseMessageWrapper(response, content),
            Body = Read<ErrorResponse>(content),
        };
}
