using System.Text;
using AdaptiveCards.Templating;
using BenchmarkDotNet.Attributes;
using Microsoft.Bot.Builder.Integration.AspNet.Core;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Benchmarks.Bots;
using SmtpHelpBot.Benchmarks.Load;
using SmtpHelpBot.Benchmarks.Platform;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Benchmarks.Micro;

/// <summary>The parts of a turn that cost, one by one.</summary>
[MemoryDiagnoser]
public class MicroBenchmarks
{
    private const int LongestPaste = 64 * 1024;
    private readonly string longPaste = string.Concat(Enumerable.Repeat(Texts.DjangoPage + "\n", (LongestPaste / Texts.DjangoPage.Length) + 1))[..LongestPaste];
    private string activity = "";
    private AdaptiveCardTemplate template = null!;
    private JObject data = null!;
    private PlatformStandIn platform = null!;
    private BotFrameworkAuthentication authentication = null!;
    private Activity incoming = null!;
    private string token = "";

    /// <summary>Opens what the parts need.</summary>
    [GlobalSetup]
    public async Task OpenAsync()
    {
        var cards = Path.Combine(Binaries.Repository, "cards");
        template = new(await File.ReadAllTextAsync(Path.Combine(cards, "diagnosis.json")));
        data = JObject.Parse(await File.ReadAllTextAsync(Path.Combine(cards, "diagnosis.sample.json")));
        platform = await PlatformStandIn.StartAsync();
        using var request = new Letter(platform, platform.Url, Texts.DjangoPage).Write(Letter.NewId());
        activity = await request.Content!.ReadAsStringAsync();
        incoming = ReadActivity();
        token = request.Headers.Authorization!.ToString();
        authentication = EchoHost.Authentication(platform.Trust);
    }

    /// <summary>Closes it.</summary>
    [GlobalCleanup]
    public ValueTask CloseAsync() => platform.DisposeAsync();

    /// <summary>The diagnosis card with its data.</summary>
    [Benchmark]
    public string ExpandDiagnosisCard() => template.Expand(data);

    /// <summary>An incoming activity from its JSON.</summary>
    [Benchmark]
    public Activity ReadActivity() => HttpHelper.BotMessageSerializer.Deserialize<Activity>(new JsonTextReader(new StringReader(activity)))!;

    /// <summary>An activity to JSON.</summary>
    [Benchmark]
    public int WriteActivity()
    {
        var text = new StringBuilder();
        HttpHelper.BotMessageSerializer.Serialize(new StringWriter(text), incoming);
        return text.Length;
    }

    /// <summary>A pasted page, masked and read.</summary>
    [Benchmark]
    public Reading ReadDjangoPage() => PasteReader.Read(Texts.DjangoPage);

    /// <summary>The longest paste that is taken, masked.</summary>
    [Benchmark]
    public RedactionResult RedactLongestPaste() => Redactor.Redact(longPaste);

    /// <summary>The longest paste that is taken, masked and read.</summary>
    [Benchmark]
    public Reading ReadLongestPaste() => PasteReader.Read(longPaste);

    /// <summary>The token of an incoming activity.</summary>
    [Benchmark]
    public Task<AuthenticateRequestResult> CheckToken() => authentication.AuthenticateRequestAsync(incoming, token, CancellationToken.None);
}
