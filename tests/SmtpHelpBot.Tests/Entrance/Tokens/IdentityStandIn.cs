using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Entrance.Tokens;

/// <summary>
/// Plays on loopback, over TLS with a certificate of its own, what stands behind tokens: the document and the keys of the channel,
/// the login service, and the managed identity of a machine.
/// </summary>
internal sealed class IdentityStandIn : IAsyncDisposable
{
    private readonly X509Certificate2 certificate = NewCertificate("localhost", DateTimeOffset.UtcNow.AddDays(1));
    private readonly List<JObject> keys = [];
    private readonly WebApplication app;
    private int readings;

    private IdentityStandIn()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().UseUrls().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, port => port.UseHttps(certificate)));
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    public string Url => $"https://localhost:{new Uri(app.Urls.Single()).Port}";

    public string MetadataUrl => $"{Url}/openid";

    /// <summary>How often the keys were read.</summary>
    public int Readings => Volatile.Read(ref readings);

    /// <summary>Where its document says that the keys are; null for where they are.</summary>
    public string? KeysAt { get; set; }

    /// <summary>It is there and answers nothing of use.</summary>
    public bool IsOut { get; set; }

    /// <summary>Every request for a token of the bot: where, and what it said.</summary>
    public ConcurrentQueue<(string Path, IReadOnlyDictionary<string, string> Said)> Asked { get; } = new();

    /// <summary>How long tokens of the bot are good.</summary>
    public TimeSpan TokenLife { get; set; } = TimeSpan.FromHours(1);

    /// <summary>What the login service says in place of a token; null where it gives one.</summary>
    public string? Refusal { get; set; }

    /// <summary>What Slack says to auth.test.</summary>
    public JObject Slack { get; set; } = [];

    /// <summary>What Slack says that its token is allowed; null for nothing.</summary>
    public string? Scopes { get; set; }

    /// <summary>What Slack says to who wants to connect by Socket Mode.</summary>
    public JObject Socket { get; set; } = [];

    /// <summary>What Teams says to who asks for the members of a conversation.</summary>
    public int Members { get; set; } = StatusCodes.Status200OK;

    /// <summary>The same for single conversations, by their id.</summary>
    public Dictionary<string, int> MembersOf { get; } = new(StringComparer.Ordinal);

    public static async Task<IdentityStandIn> StartAsync()
    {
        var standIn = new IdentityStandIn();
        await standIn.app.StartAsync();
        return standIn;
    }

    public static X509Certificate2 NewCertificate(string name, DateTimeOffset end)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.CreateSelfSigned(end.AddYears(-1), end);
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    /// <summary>Calls of the bot: to this stand-in, also where they are meant for the managed identity of the machine, and to <paramref name="other"/>; all else fails.</summary>
    public HttpMessageHandler Handler(string? other = null) => new Here(this, other);

    /// <summary>Publishes the public half of a key, with the members that a test changes.</summary>
    public void Publish(string id, RSA key, string[] endorsements, Action<JObject>? change = null)
    {
        var half = key.ExportParameters(includePrivateParameters: false);
        var published = new JObject
        {
            ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["endorsements"] = new JArray(endorsements.Cast<object>().ToArray()),
            ["n"] = Base64UrlEncoder.Encode(half.Modulus), ["e"] = Base64UrlEncoder.Encode(half.Exponent),
        };
        change?.Invoke(published);
        keys.Add(published);
    }

    public void Withdraw(string id) => keys.RemoveAll(key => (string?)key["kid"] == id);

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        if (IsOut)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var answer = context.Request.Path.Value switch
        {
            "/openid" => new() { ["issuer"] = TokenDraft.Issuer, ["jwks_uri"] = KeysAt ?? $"{Url}/keys" },
            "/keys" => KeySet(),
            "/slack/auth.test" => Slack,
            "/slack/apps.connections.open" => Socket,
            { } path when path.StartsWith("/v3/", StringComparison.Ordinal) => Answer(context.Response, MembersOf.GetValueOrDefault(path.Split('/')[3], Members), []),
            "/teams/" => [],
            _ when Refusal is not null => Answer(context.Response, StatusCodes.Status401Unauthorized, new() { ["error"] = "invalid_client", ["error_description"] = Refusal }),
            _ => await TokenAsync(context.Request),
        };
        context.Response.ContentType = "application/json";
        if (Scopes is not null)
        {
            context.Response.Headers["X-OAuth-Scopes"] = Scopes;
        }

        await context.Response.WriteAsync(answer.ToString());
    }

    private static JObject Answer(HttpResponse response, int status, JObject body)
    {
        response.StatusCode = status;
        return body;
    }

    private JObject KeySet()
    {
        Interlocked.Increment(ref readings);
        return new() { ["keys"] = new JArray(keys) };
    }

    private async Task<JObject> TokenAsync(HttpRequest request)
    {
        var said = request.HasFormContentType ? (await request.ReadFormAsync()).ToDictionary(f => f.Key, f => f.Value.ToString(), StringComparer.Ordinal) : request.Query.ToDictionary(q => q.Key, q => q.Value.ToString(), StringComparer.Ordinal);
        Asked.Enqueue((request.Path.Value!, said));
        var seconds = (long)TokenLife.TotalSeconds;
        return new()
        {
            ["token_type"] = "Bearer", ["access_token"] = $"token-{Asked.Count}", ["resource"] = "https://api.botframework.com", ["client_id"] = TokenDraft.AppId,
            ["expires_in"] = seconds, ["expires_on"] = (DateTimeOffset.UtcNow.ToUnixTimeSeconds() + seconds).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private sealed class Here(IdentityStandIn standIn, string? other) : DelegatingHandler(new SocketsHttpHandler
    {
        SslOptions = { CertificateChainPolicy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { standIn.certificate }, RevocationMode = X509RevocationMode.NoCheck } },
    })
    {
        /// <summary>The address of the instance metadata service, which is the same on every machine in Azure.</summary>
        private const string Machine = "http://169.254.169.254";

        /// <summary>The service of Teams.</summary>
        private const string Teams = "https://smba.trafficmanager.net";

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var place = request.RequestUri!.GetLeftPart(UriPartial.Authority);
            if (place is Machine or Teams)
            {
                request.RequestUri = new(standIn.Url + request.RequestUri.PathAndQuery);
                place = standIn.Url;
            }

            return place == standIn.Url || place == other
                ? base.SendAsync(request, cancellationToken)
                : throw new HttpRequestException($"Nobody in this test answers {request.RequestUri}.");
        }
    }
}
