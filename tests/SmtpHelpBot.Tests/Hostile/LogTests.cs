using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;
using Npgsql;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Hostile;

/// <summary>Hostile words in every line that the bot can log, as a part of it or in its exception: one line each, and nothing in it takes effect.</summary>
public sealed class LogTests(LogTests.Host host) : IClassFixture<LogTests.Host>
{
    private const string Mark = "Zq1x";
    private readonly int before = host.Log.All.Count;

    private IReadOnlyList<string> Messages => [.. host.Log.Messages.Skip(before)];

    private IReadOnlyList<string> Texts => [.. host.Log.All.Skip(before)];

    private static IEnumerable<MethodInfo> Lines => ((Assembly[])[typeof(BotHost).Assembly, typeof(SlackClient).Assembly]).SelectMany(assembly => assembly.GetTypes())
        .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)).Where(method => method.GetCustomAttribute<LoggerMessageAttribute>() is not null);

    public static TheoryData<string> Named => [.. Lines.Where(TakesWords).Select(Name).Order(StringComparer.Ordinal)];

    public static TheoryData<string> Quoting => [.. Quoted("x").Keys];

    private static IEnumerable<string> Hostile => Payload.All.Where(payload => !payload.IsEmpty).Select(payload => $"{payload.Before}{Mark}{payload.Behind}");

    [Fact]
    public void The_lines_of_the_source_are_found() => Assert.InRange(Named.Count, 35, int.MaxValue);

    [Theory]
    [MemberData(nameof(Named))]
    public void A_line_with_hostile_words_in_each_part_and_in_its_exception_is_one_line_and_hides_nothing(string name)
    {
        var line = Lines.Single(method => Name(method) == name);
        foreach (var words in Hostile)
        {
            line.Invoke(null, [.. line.GetParameters().Select(part => Value(part.ParameterType, words))]);
        }

        Assert.Equal(Hostile.Count(), Messages.Count);
        Assert.All(Messages, message => Assert.DoesNotContain(message, IsOdd));
        Assert.All(Texts, text => Assert.DoesNotContain(text.Replace(Environment.NewLine, "", StringComparison.Ordinal), IsOdd));
        Assert.All(Texts, text => Assert.All(text.TrimEnd().Split(Environment.NewLine)[1..], more => Assert.Matches("^ ---> |^   at ", more)));
        Assert.All(Texts, text => Assert.InRange(text.Length, 1, 8000));
    }

    [Theory]
    [MemberData(nameof(Quoting))]
    public void What_an_exception_repeats_of_somebodys_words_is_not_in_the_log(string kind)
    {
        foreach (var words in Hostile)
        {
            var problem = Quoted(words)[kind];
            Write(problem);
            Write(new InvalidOperationException("The turn is broken.", problem));
            Write(new AggregateException(problem));
        }

        Assert.NotEmpty(Texts);
        Assert.All(Texts, text => Assert.DoesNotContain(Mark, text, StringComparison.Ordinal));
        Assert.Contains(Texts, text => text.Contains("The turn is broken.", StringComparison.Ordinal) && text.Contains($" ---> {Quoted("x")[kind].GetType()}: ", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_server_said_is_in_the_log_and_begins_no_line_of_its_own()
    {
        Write(new HttpRequestException("AADSTS7000215: Invalid client secret.\r\nfail: forged\u001b[1A\u202E"));

        Assert.Equal("Error It failed. System.Net.Http.HttpRequestException: AADSTS7000215: Invalid client secret.\\r\\nfail: forged\\u001B[1A\\u202E", Assert.Single(Texts));
    }

    [Fact]
    public void What_a_library_writes_beside_its_message_is_not_in_the_log()
    {
        Write(new PostgresException("The server is shutting down", "FATAL", "FATAL", "57P01", where: $"{Mark}\r\nfail: forged"));

        Assert.Contains("57P01: The server is shutting down", Assert.Single(Texts), StringComparison.Ordinal);
        Assert.DoesNotContain("forged", Assert.Single(Texts), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exception_that_says_nothing_odd_is_told_whole()
    {
        var problem = new IOException("No space left on device", new TimeoutException("It took too long."));
        Write(problem);

        Assert.Equal($"Error It failed. {problem}", Assert.Single(Texts));
    }

    private static bool TakesWords(MethodInfo line) => line.GetParameters().Any(part => part.ParameterType == typeof(string) || part.ParameterType == typeof(Exception));

    private static string Name(MethodInfo line) => $"{line.DeclaringType!.DeclaringType?.Name}.{line.Name}";

    private static bool IsOdd(char letter) => CharUnicodeInfo.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private object? Value(Type kind, string words) => kind switch
    {
        _ when kind == typeof(ILogger) => host.Logger,
        _ when kind == typeof(string) => words,
        _ when kind == typeof(Exception) => new IOException(words, new InvalidOperationException(words, Quoted(words)["a number"])),
        _ => Activator.CreateInstance(kind),
    };

    private void Write(Exception problem) => host.Logger.Log(LogLevel.Error, new EventId(1), "It failed.", problem, static (line, _) => line);

    /// <summary>What fails on words and repeats them, each as it does where it is read.</summary>
    private static Dictionary<string, Exception> Quoted(string words) => new(StringComparer.Ordinal)
    {
        ["a number"] = Assert.ThrowsAny<Exception>(() => int.Parse(words, CultureInfo.InvariantCulture)),
        ["a member"] = Assert.ThrowsAny<Exception>(() => new JObject { [words] = words }.ToObject<Dictionary<string, int>>()),
        ["a cast"] = Assert.ThrowsAny<Exception>(() => (int)new JValue(words)),
        ["a word"] = Assert.ThrowsAny<Exception>(() => Enum.Parse<DayOfWeek>(words)),
        ["a key"] = Assert.ThrowsAny<Exception>(() => new Dictionary<string, int>(StringComparer.Ordinal)[words]),
        ["a document"] = Assert.ThrowsAny<Exception>(() => JsonDocument.Parse(words)),
        ["an argument"] = Assert.ThrowsAny<Exception>(() => ArgumentOutOfRangeException.ThrowIfNotEqual(words, "")),
    };

    /// <summary>The host as it is built for a start, and what it logs.</summary>
    public sealed class Host : IAsyncLifetime
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-log-");
        private WebApplication app = null!;

        public LogLines Log { get; } = new();

        public ILogger Logger => app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("SmtpHelpBot");

        public ValueTask InitializeAsync()
        {
            app = BotHost.Build(["--environment=Development", "--Desk:Port=0", $"--Storage:Folder={folder.FullName}"], builder => builder.Logging.ClearProviders().AddProvider(Log));
            return ValueTask.CompletedTask;
        }

        public async ValueTask DisposeAsync()
        {
            await app.DisposeAsync();
            folder.Delete(recursive: true);
        }
    }
}
