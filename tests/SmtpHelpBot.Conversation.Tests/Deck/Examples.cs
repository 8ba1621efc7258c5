using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Extensions;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Redaction.Secrets;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Helpdesk;
using SmtpHelpBot.Helpdesk.Incidents;
using SmtpHelpBot.Helpdesk.People;
using SmtpHelpBot.Helpdesk.Reports;
using SmtpHelpBot.Helpdesk.Tickets;

namespace SmtpHelpBot.Conversation.Tests.Deck;

/// <summary>One example of every screen: the samples beside the templates are these.</summary>
internal static class Examples
{
    public static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    public static readonly DateOnly Today = new(2026, 11, 24);
    private static readonly Texts Words = Texts.English;
    private static readonly Person Rosa = new("u-rosa", "Rosa");
    private static readonly Person Emil = new("u-emil", "Emil");

    public static IReadOnlyDictionary<string, Screen> All { get; } = new[]
    {
        WelcomeScreen.Of(Words),
        PasteScreen.Of(Words),
        Own(Counsel.Diagnosis(Settings(), Today, Words)! with
        {
            Question = Words["question.web_login"],
            Finding = $"{Words["fine.app_password_required.title"]}. {Words["fine.app_password_required.why"]} {Words["fine.app_password_required.not"]}",
        }),
        Own(StepCounsel.Screen(StepId.CompareSettings, Settings(), Today, Words)),
        QuestionScreen.Of(Words["question.which_provider_and_program"], Words),
        CheckServerScreen.Of(Words["say.host_bad"], "smtp,example", "587", Words),
        ProbeProgressScreen.Of(new("smtp.gmail.com", [], "case", "probe:1"), [new(587, "tls"), new(465, "done")], Words),
        Own(ProbeReportScreen.Of(Report(), Checked(), ageSeconds: 20, Words)),
        ProbeTalkScreen.Of(Report(), Words)[0] with { Part = "Part 1 of 2" },
        Own(EscalateScreen.Of(HandoverCounsel.View(Case(), Words), Words)),
        Own(HandedOverScreen.Of(Claimed(), Words)),
        HandoverCounsel.Provider(Case(), Words),
        TicketOf(Claimed()),
        MyDataScreen.Of(Stored(), Case(), ["Since Monday."], Words),
        ForgetMeScreen.Of(Words),
        ForgottenScreen.Of("K7QX2M9P", Noon, Stored(), Words),
        LetterListScreen.Of(new([new(5, "msteams", "Rosa", "Emil from the helpdesk looks at it now.", "HTTP 403 ConversationBlockedByUser", Noon, CanRetry: true), new(4, "slack", "", "", "InvalidOperationException", Noon, CanRetry: false)], 2), Words),
        IncidentScreen.Of(Incident(), 4, new([New()], 1), Words),
        IncidentNewsScreen.Of(Incident() with { End = new(IncidentOutcome.Over, Emil, Noon.AddHours(1), Redacted("They had an outage.")) }, Words),
        TicketListScreen.Of(new([Claimed(), New()], 12), "", Noon.AddHours(3), Words),
        HomeScreen.Of([Claimed()], Noon.AddHours(3), Words),
        ReportScreen.Of(HelpdeskReport(), 30, Words),
        TicketUpdateScreen.Of(Claimed(), new(TicketAudience.Requester, TicketEvent.Claimed, Emil), Words),
        AskBackScreen.Of(Claimed(), new(TicketAudience.Requester, TicketEvent.Asked, Emil, Redacted("Which port is set?")), Words),
        KnowledgeEntries.OfError(Case(), Today, Words)!.With(Words["card.knowledge.post"], "post_error", "535 5.7.8") with { InDialog = true },
        CheckDialogScreen.Of(Words, Words["say.host_bad"], "smtp,example", "587"),
        WorkingScreen.Of(null, Words),
        ClosingScreen.Of(Words),
        Own(new StatusScreen { Summary = Words["card.status.open"], Told = Words["card.status.open"], Facts = [new(Words["card.status.fact_cause"], Words["cause.two_factor"])] }),
        HelpScreen.Of(Words),
        NoticeScreen.Of([SecretKind.Password, SecretKind.Token], Words),
        (Screen)LineScreen.Of(Words["say.cancelled"]),
    }.ToDictionary(screen => screen.Card, StringComparer.Ordinal);

    public static CaseFile Case() => CaseLearning.Read(
        new CaseFile { Id = new("case-of-the-sample-00"), OpenedAt = Noon },
        "SMTPAuthenticationError at /\n(535, b'5.7.8 Username and Password not accepted. gsmtp')") with
    {
        Steps = [new(StepId.RetypePassword, StepResult.DidNotHelp, Noon)],
        Probes = [Report()],
    };

    /// <summary>Settings that contradict themselves, after an error.</summary>
    public static CaseFile Settings() => CaseLearning.Read(Case(), "EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_USE_SSL = True\nEMAIL_HOST_USER = 'rosa@gmail.com'");

    /// <summary>Settings beside a look at the server, and a check from Rosa's own computer.</summary>
    public static CaseFile Checked() => CaseLearning.Read(Settings(), "nc: connect to smtp.gmail.com (142.250.27.108) port 587 (tcp) failed: Connection refused");

    public static ProbeReport Report() => new(
        "smtp.gmail.com",
        ["142.250.27.108", "2a00:1450:4025:401::6c"],
        [
            new()
            {
                Port = 587,
                Address = "142.250.27.108",
                Outcome = PortOutcome.Completed,
                Phases = [new("dns", 3), new("tcp", 14), new("tls", 31)],
                Banner = "220 smtp.gmail.com ESMTP",
                Size = 35_882_577,
                Transcript =
                [
                    "S: 220 smtp.gmail.com ESMTP", "C: EHLO [127.0.0.1]", "S: 250-smtp.gmail.com at your service", "S: 250-SIZE 35882577", "S: 250 STARTTLS",
                    "C: STARTTLS", "S: 220 2.0.0 Ready to start TLS", "-- TLS 1.3, TLS_AES_256_GCM_SHA384 --",
                    "C: EHLO [127.0.0.1]", "S: 250-smtp.gmail.com at your service", "S: 250-SIZE 35882577", "S: 250 AUTH LOGIN PLAIN XOAUTH2",
                ],
                EhloBefore = ["smtp.gmail.com at your service", "SIZE 35882577", "STARTTLS"],
                EhloAfter = ["smtp.gmail.com at your service", "SIZE 35882577", "AUTH LOGIN PLAIN XOAUTH2"],
                AuthAfter = ["LOGIN", "PLAIN", "XOAUTH2"],
                Tls = new("TLS 1.3", "TLS_AES_256_GCM_SHA384", "CN=smtp.gmail.com", "Google Trust Services", ["smtp.gmail.com"], Noon.AddDays(-30), Noon.AddDays(60), Trusted: true) { IssuerName = "Google Trust Services", Key = "EC 256" },
                Findings = [new("oauth_offered", null, "It offers sign-in through the provider (OAuth).")],
            },
            new() { Port = 25, Address = "142.250.27.108", Outcome = PortOutcome.TimedOut },
        ],
        new(null, "The server is fine: it answers, encrypts and offers sign-in.", []),
        Noon) { Route = ServerRoute.Provider, Asked = "rosa@gmail.com" };

    public static StoredOfPerson Stored() => new(
        new Dictionary<PersonalKind, int> { [PersonalKind.Memory] = 2, [PersonalKind.Tickets] = 1, [PersonalKind.Sightings] = 1, [PersonalKind.Sent] = 14, [PersonalKind.Refusals] = 1 }, [7]);

    public static TicketReport HelpdeskReport() => TicketReport.Of(
        new(3, new Dictionary<Cause, int> { [Cause.TwoFactor] = 2, [Cause.FirewallAntivirus] = 1 }, [new("gmail", 2), new("outlook-com", 1)], TimeSpan.FromMinutes(8), TimeSpan.FromHours(2)),
        solvedAlone: 9);

    public static Incident Incident() => new() { Number = 2, Provider = "gmail", Name = "Gmail", Helpdesk = new("local", "desk", "{}"), OpenedAt = Noon };

    public static Ticket Claimed() => ((TicketChange.Done)TicketDesk.Claim(New(), Emil, Noon.AddMinutes(3))).Ticket;

    public static Ticket New() =>
        TicketDesk.Open(Case(), Rosa, new("local", "chat", "{}"), new("local", "desk", "{}"), Redacted("Since Monday."), Noon) with { Number = 7 };

    public static TicketScreen TicketOf(Ticket ticket) => TicketScreen.Of(ticket, HandoverCounsel.View(ticket.Case, Words), Words);

    public static RedactedText Redacted(string text) => Redactor.Redact(text).Text;

    private static Screen Own(Screen screen) => screen with { Case = "case-of-the-sample-00", Rev = 3, Who = Rosa.Id };
}
