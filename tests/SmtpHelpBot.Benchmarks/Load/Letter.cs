using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using SmtpHelpBot.Benchmarks.Platform;

namespace SmtpHelpBot.Benchmarks.Load;

/// <summary>One kind of message, sent by ever new people as Teams would send it.</summary>
internal sealed class Letter(PlatformStandIn platform, string address, string text)
{
    private static int count;
    private readonly Uri address = new(address);
    private readonly AuthenticationHeaderValue token = new("Bearer", platform.Tokens.Create(Channel.AppId, platform.Url));
    private readonly string text = JsonSerializer.Serialize(text);

    /// <summary>An id that no message had before.</summary>
    public static string NewId() => $"m-{Environment.ProcessId}-{Interlocked.Increment(ref count)}";

    /// <summary>The request with a message under an id, from a person of its own; the same id is the same message again.</summary>
    public HttpRequestMessage Write(string id) => Write(id, id);

    /// <summary>The same, from a person.</summary>
    public HttpRequestMessage Write(string id, string person) => new(HttpMethod.Post, address)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes($$$"""
            {"type":"message","id":"{{{id}}}","timestamp":"2026-11-25T10:00:00.000Z","channelId":"{{{Channel.Name}}}","serviceUrl":"{{{platform.Url}}}",
            "from":{"id":"29:{{{person}}}","name":"Anna Example","aadObjectId":"6f1e2d3c-4b5a-4697-8877-665544332211"},
            "recipient":{"id":"28:{{{Channel.AppId}}}","name":"SMTP help"},
            "conversation":{"id":"a:{{{person}}}","conversationType":"personal","tenantId":"{{{Channel.TenantId}}}"},
            "channelData":{"tenant":{"id":"{{{Channel.TenantId}}}"}},"locale":"en-US","textFormat":"plain",
            "entities":[{"locale":"en-US","country":"US","platform":"Web","type":"clientInfo"}],"text":{{{text}}}}
            """)) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } },
        Headers = { Authorization = token },
    };
}
