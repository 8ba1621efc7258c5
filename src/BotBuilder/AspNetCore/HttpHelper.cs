using System.Text;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder.Integration.AspNet.Core;

public static class HttpHelper
{
    public static readonly JsonSerializerSettings BotMessageSerializerSettings = BotJson.Settings;
    public static readonly JsonSerializer BotMessageSerializer = BotJson.Serializer;
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static async Task<T> ReadRequestAsync<T>(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        using var body = new MemoryStream((int)Math.Clamp(request.ContentLength ?? 4096, 256, 1 << 20));
        await request.Body.CopyToAsync(body, request.HttpContext.RequestAborted).ConfigureAwait(false);
        body.Position = 0;
        using var reader = new JsonTextReader(new StreamReader(body, Encoding.UTF8));
        try
        {
            return BotMessageSerializer.Deserialize<T>(reader);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static async Task WriteResponseAsync(HttpResponse response, InvokeResponse invokeResponse)
    {
        ArgumentNullException.ThrowIfNull(response);
        if (invokeResponse is null)
        {
            response.StatusCode = StatusCodes.Status200OK;
            return;
        }

        response.StatusCode = invokeResponse.Status;
        if (invokeResponse.Body is null)
        {
            return;
        }

        using var body = new MemoryStream();
        using (var writer = new JsonTextWriter(new StreamWriter(body, Utf8, 1024, leaveOpen: true)))
        {
            BotMessageSerializer.Serialize(writer, invokeResponse.Body);
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        body.Position = 0;
        await body.CopyToAsync(response.Body, response.HttpContext.RequestAborted).ConfigureAwait(false);
    }
}
