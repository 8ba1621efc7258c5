using SmtpHelpBot.Diagnosis.Advice;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Comparing;
using SmtpHelpBot.Diagnosis.Facts;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Settings;
using SmtpHelpBot.Diagnosis.Tests.Settings;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Advice;

/// <summary>A fact that is common knowledge is said with "usually", wherever it reaches a person. Every fact that says how it is known has its place here.</summary>
public sealed class CarefulWordsTests
{
    private const string Host = "smtp.contoso.example";
    private static readonly DateOnly Today = new(2026, 11, 26);
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private static readonly Texts Words = Texts.English;
    private static readonly IReadOnlyList<Provider> All = ProviderCatalog.Shared.All;

    /// <summary>What is said of each kind of fact where it is common knowledge: as many sentences as it reaches a person in.</summary>
    private static readonly Dictionary<string, Func<IEnumerable<string>>> Said = new(StringComparer.Ordinal)
    {
        ["Provider.sign_in"] = () => Known("sign_in").SelectMany(SignIn),
        ["Provider.user_name"] = () => Known("user_name").SelectMany(UserName),
        ["Provider.needs"] = () => Known("needs").SelectMany(provider => Needs(provider)),
        ["Provider.servers"] = () => Known("servers").SelectMany(Servers).Concat(Known("servers").Intersect(Known("sign_in")).Select(provider => $"provider.{provider.Id}.note").Where(Words.Has).Select(key => Words[key])),
        ["Provider.mechanisms"] = () => Known("mechanisms").SelectMany(_ => Mistakes("mechanism_unknown")),
        ["SubmissionServer"] = () => All.Where(provider => Right(provider) is { Usual: true }).SelectMany(Servers).Concat(All.SelectMany(OfServers)),
        ["SecretShape"] = () => All.Where(provider => provider.SecretShape is { Sure: Sureness.Usual }).SelectMany(_ => Mistakes("password_other_kind", "password_blanks")).Append(WrongSecretAtPostmark()),
        ["Alternative"] = () => All.SelectMany(provider => provider.Alternatives.Where(way => way.Sure is Sureness.Usual).Select(way => Of(StepId.CompareSettings, provider).Ways.Single(said => said == Words[$"alternative.{way.Id}_usual"]))),
        ["KnownReply"] = () => All.SelectMany(provider => provider.Replies.Where(reply => reply is { Sure: Sureness.Usual, Says: not null } && IsFirst(reply, provider)).Select(reply => Meaning(reply, provider))),
        ["Milestone"] = () => All.SelectMany(provider => provider.Timeline.Where(milestone => milestone.Sure is Sureness.Usual).SelectMany(milestone => MilestoneWords.Say(provider with { Timeline = [milestone] }, milestone.On, Words))),
        ["Finding"] = () => FindingCatalog.All.Where(finding => finding.Sure is Sureness.Usual).Select(finding => FindingBasis.Of(finding.Id, provider: null, Words)!),
        ["Client"] = () => ClientCatalog.Shared.All.Where(client => client.Sure is Sureness.Usual).SelectMany(client => Of(StepId.CompareSettings, All[0], new(Host, Client: client.Id)).Paste.Take(1).Select(block => block.Title)),
        ["Contradiction"] = () => Words.Keys.Where(key => key.EndsWith("_usual", StringComparison.Ordinal)).Select(key => Words[key]),
    };

    /// <summary>These lead to a provider or to a page of it; all that is said of them is its name, or a link.</summary>
    private static readonly string[] NotSaid = ["MailGateway", "Provider.docs_page", "Provider.domains", "Provider.mx", "Provider.status_page", "Provider.support_page"];

    public static TheoryData<string> Kinds => [.. Said.Keys];

    [Fact]
    public void Every_kind_of_fact_that_says_how_it_is_known_is_looked_at() =>
        Assert.Equal(KindsOfFacts().Order(StringComparer.Ordinal), Said.Keys.Concat(NotSaid).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void What_is_common_knowledge_is_said_with_usually(string kind) =>
        Assert.All(Said[kind](), sentence => Assert.Contains("usually", sentence, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where nothing is common knowledge, nothing could be bare.</summary>
    [Fact]
    public void Of_most_kinds_something_is_common_knowledge() =>
        Assert.Equal(["Milestone"], Said.Keys.Where(kind => !Said[kind]().Any()));

    [Fact]
    public void What_was_read_in_a_source_is_said_without_it()
    {
        var gmail = ProviderCatalog.Shared.Find("gmail")!;

        Assert.DoesNotContain(Of(StepId.CompareSettings, gmail).Comparison, row => row.Wanted.Contains("usually", StringComparison.Ordinal));
        Assert.DoesNotContain(Of(StepId.AppPassword, gmail).Instructions, line => line.Contains("usually", StringComparison.Ordinal));
    }

    /// <summary>A group of servers that is common knowledge as a whole has no server that was read.</summary>
    [Fact]
    public void A_server_of_such_a_group_is_common_knowledge_itself() => Assert.All(Known("servers").SelectMany(provider => provider.Servers), server => Assert.True(server.Usual));

    /// <summary>Records of facts with a member that says how they are known, and the groups that providers' files tell apart.</summary>
    private static IEnumerable<string> KindsOfFacts() =>
        typeof(Provider).Assembly.GetExportedTypes().Where(type => type.GetProperties().Any(member => member.PropertyType == typeof(Sureness))).Select(type => type.Name)
            .Concat(All.SelectMany(provider => provider.Sure.Keys).Distinct(StringComparer.Ordinal).Select(group => $"{nameof(Provider)}.{group}"));

    private static IEnumerable<Provider> Known(string group) => All.Where(provider => provider.SureOf(group) is Sureness.Usual);

    /// <summary>How to sign in: the provider's own words, the step for programs, why not the own password, and what is said beside a look at the server.</summary>
    private static IEnumerable<string> SignIn(Provider provider) =>
    [
        .. Words.Has($"provider.{provider.Id}.sign_in") ? [Words[$"provider.{provider.Id}.sign_in"]] : Array.Empty<string>(),
        string.Join(' ', Of(StepId.AppPassword, provider).Instructions),
        .. provider.SignIn.AppPassword is AppPasswordNeed.Always || provider is { Kind: ProviderKind.Relay, SignIn.Password: false } ? [Of(StepId.RetypePassword, provider).Why] : Array.Empty<string>(),
        .. Compared(provider, MailSettings.Unknown).SignIn.Select(Say),
        .. Of(StepId.AppPassword, provider).Notes.SkipLast(1).TakeLast(1),
    ];

    private static IEnumerable<string> UserName(Provider provider) =>
    [
        Of(StepId.CompareSettings, provider).Comparison[^1].Wanted,
        Of(StepId.FullAddress, provider).Why,
        Of(StepId.FullAddress, provider).Instructions[0],
        .. Compared(provider, new(UserName: UserNameForm.LocalPart)).Changes.Select(Say),
        .. Mistakes("user_full_address", "user_is_address", "user_local_part", "user_not_the_word", "no_sign_in_there"),
        .. Wrong(provider, "rosa"),
        .. Wrong(provider, "rosa@contoso.example"),
    ];

    /// <summary>Needs stand between the steps that every provider has and the test mail.</summary>
    private static IEnumerable<string> Needs(Provider provider) => Of(StepId.CompareSettings, provider).Instructions.Skip(2).SkipLast(1);

    /// <summary>The server that fits: each setting of it, and the sentence that names it.</summary>
    private static IEnumerable<string> Servers(Provider provider) =>
        Of(StepId.CompareSettings, provider) is { Comparison: [_, var port, var encryption, ..] } advice ? [port.Wanted, encryption.Wanted, advice.Instructions[1], .. NamesOf(provider, advice)] : [];

    private static IEnumerable<string> NamesOf(Provider provider, StepAdvice advice) =>
        provider.Servers.All(server => server.Usual) ? [advice.Comparison[0].Wanted] : [];

    /// <summary>Each server that is common knowledge, beside a look at it and beside a way that is free.</summary>
    private static IEnumerable<string> OfServers(Provider provider) =>
        from server in provider.Servers
        where server is { Usual: true, IsPattern: false, Port: not 25 }
        from sentence in (IEnumerable<string>)[.. BesideLooks(provider with { Servers = [server] }, server).Select(Say), .. OtherPort(provider, server)]
        select sentence;

    private static IEnumerable<Remark> BesideLooks(Provider provider, SubmissionServer server) =>
        ((ProbeReport[])[Report(server, PortOutcome.Completed), Report(server, PortOutcome.TimedOut), Report(server with { Host = Host }, PortOutcome.Completed)])
            .SelectMany(report => DocumentedWays.Compare(report, provider, MailSettings.Unknown));

    private static Comparison Compared(Provider provider, MailSettings used) => Comparison.Of(Report(new(Host, 587, Encryption.StartTls), PortOutcome.Completed), used, provider);

    private static ProbeReport Report(SubmissionServer server, PortOutcome outcome) => new(
        server.Host,
        ["203.0.113.7"],
        [Port(server, outcome)],
        new(null, "The server is fine.", []),
        Now);

    private static PortReport Port(SubmissionServer server, PortOutcome outcome) => new()
    {
        Port = server.Port,
        Address = "203.0.113.7",
        Outcome = outcome,
        EhloBefore = server.Encryption == Encryption.StartTls ? ["mail", "STARTTLS"] : [],
        AuthAfter = ["PLAIN"],
        Tls = outcome == PortOutcome.Completed ? new("TLS 1.3", "TLS_AES_128_GCM_SHA256", "CN=mail", "CN=ca", ["mail"], Now, Now, Trusted: true) : null,
    };

    private static IEnumerable<string> OtherPort(Provider provider, SubmissionServer server)
    {
        var open = Case(provider, new(server.Host, server.Port)) with
        {
            LocalChecks = [new(server.Host, server.Port + 1, false, null, RedactedText.Empty), new(server.Host, server.Port, true, null, RedactedText.Empty)],
        };
        return CaseFacts.ProviderOf(open) != provider ? [] : Advisor.For(StepId.AddException, open, Today, Words).Instructions.Where(line => line.StartsWith("Simplest", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Mistakes(params IEnumerable<string> ids) => ids.Select(id => new Contradiction(id, Severity.Error, "x", "y") { Sure = Sureness.Usual }.Say(Words));

    /// <summary>What the linter says of this user name at the provider's first server.</summary>
    private static IEnumerable<string> Wrong(Provider provider, string user) => provider.Servers is not [{ IsPattern: false } server, ..]
        ? []
        : Pasted.Read($"EMAIL_HOST = '{server.Host}'\nEMAIL_PORT = {server.Port}\nEMAIL_HOST_USER = '{user}'\n").Contradictions.Where(found => found.Id.StartsWith("user_", StringComparison.Ordinal)).Select(found => found.Say(Words));

    private static string WrongSecretAtPostmark() =>
        Pasted.Read("EMAIL_HOST = 'smtp.postmarkapp.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_HOST_USER = 'x'\nEMAIL_HOST_PASSWORD = 'Zq7vKp2wLm9x'\n").Contradictions.Single(found => found.Id == "password_other_kind").Say(Words);

    /// <summary>Where two replies share their words, the first of them is what they mean.</summary>
    private static bool IsFirst(KnownReply reply, Provider provider) => provider.Replies.First(other => other.Says is { } says && reply.Says!.Contains(says, StringComparison.OrdinalIgnoreCase)) == reply;

    private static string Meaning(KnownReply reply, Provider provider) =>
        ReplyMeaning.Of(Case(provider, MailSettings.Unknown) with { Readings = [new() { Source = Redactor.Redact($"{reply.Code ?? 535} {reply.Says}").Text, SmtpCode = reply.Code ?? 535 }] }, Words)!;

    private static SubmissionServer? Right(Provider provider) => SettingsCorrector.Right(MailSettings.Unknown, provider, client: null);

    private static string Say(Remark remark) => Words.Format($"compared.{remark.Key}", [.. remark.Values.Select(value => (value.Name, value.Value.Words))]);

    private static StepAdvice Of(StepId step, Provider provider, MailSettings? settings = null) => Advisor.For(step, Case(provider, settings ?? MailSettings.Unknown), Today, Words);

    private static CaseFile Case(Provider provider, MailSettings settings) => new() { Id = new("case"), OpenedAt = Now, Provider = provider.Id, Settings = settings };
}
