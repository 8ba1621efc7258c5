using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Extensions;

/// <summary>The message extension of Teams: looks things up while a message is written, reads an error in someone's message, and checks a server in a dialog.</summary>
internal sealed class ExtensionDesk(CaseDrawer drawer, DialogLook look, IJobs jobs, TimeProvider time)
{
    /// <summary>The commands, by the ids that the app's manifest gives them.</summary>
    private const string DiagnoseMessage = "diagnoseMessage";
    private const string CheckServer = "checkServer";

    private const string PostError = "post_error";
    private const string PostReport = "post_report";
    private const string ShowReport = "show_report";
    private const string Close = "close";

    /// <summary>In UTF-16 units; below what a card shows in one piece.</summary>
    private const int MostCarried = 1900;
    private const int FirstCarried = 600;

    /// <summary>Answers a search: the client asks again with every letter, and for more while it is scrolled.</summary>
    public MessagingExtensionResult Search(ITurnContext turn, MessagingExtensionQuery query)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var wanted = query.Parameters?.FirstOrDefault(parameter => parameter?.Name != "initialRun")?.Value as string ?? "";
        var found = KnowledgeSearch.Find(wanted, time.GetUtcNow(), texts);
        var (skip, count) = (Math.Max(query.QueryOptions?.Skip ?? 0, 0), Math.Clamp(query.QueryOptions?.Count ?? KnowledgeSearch.Most, 1, KnowledgeSearch.Most));
        return found.Count == 0 ? ExtensionAnswers.Line(texts["say.nothing_found"]) : ExtensionAnswers.List(found.Skip(skip).Take(count), texts);
    }

    /// <summary>Opens the dialog of an action: on a message what it means, elsewhere the form for a server. A client that does not say which command it was shows it by the message.</summary>
    public TaskModuleContinueResponse Open(ITurnContext turn, MessagingExtensionAction action)
    {
        var texts = Texts.For(turn.Activity.Locale);
        return action switch
        {
            { CommandId: CheckServer } => Form(texts),
            { MessagePayload: { } message } => Read(MessageWords.Of(message), texts),
            { CommandId: DiagnoseMessage } => Read("", texts),
            _ => Form(texts),
        };
    }

    /// <summary>The form for a server.</summary>
    public static TaskModuleContinueResponse Form(ITurnContext turn) => Form(Texts.For(turn.Activity.Locale));

    /// <summary>Takes what was sent from a dialog: what is answered is the next dialog, or the card for the message.</summary>
    public async Task<MessagingExtensionActionResponse> SubmitAsync(ITurnContext turn, JObject sent, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        return Text(sent, "wanted") switch
        {
            PostError => new() { ComposeExtension = KnowledgeSearch.OfError(Text(sent, "about"), time.GetUtcNow(), texts) is { } read ? ExtensionAnswers.Card(read, texts) : ExtensionAnswers.Line(texts["say.nothing_in_message"]) },
            PostReport when await ReportAsync(turn, texts, cancellation) is { } report => new() { ComposeExtension = ExtensionAnswers.Card(report, texts) },
            _ => new() { Task = await NextAsync(turn, sent, canPost: true, cancellation) },
        };
    }

    /// <summary>The next dialog after what was sent from one: the form with what is wrong, how far the look is, or the end of it.</summary>
    public async Task<TaskModuleResponseBase> NextAsync(ITurnContext turn, JObject sent, bool canPost, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        return Text(sent, "wanted") switch
        {
            Close => ExtensionAnswers.Closing(texts["say.closed"]),
            ShowReport => await ShowAsync(turn, Text(sent, "about"), canPost, texts, cancellation),
            _ => await TryAsync(turn, Text(sent, "host"), Text(sent, "ports"), texts, cancellation),
        };
    }

    private TaskModuleContinueResponse Read(string message, Texts texts)
    {
        var plain = Redactor.Redact(message).Text.Value;
        var read = KnowledgeSearch.OfError(plain, time.GetUtcNow(), texts);
        var kept = BothEndsOf(plain);

        // What cannot be carried whole may read otherwise; then there is nothing to post.
        var canPost = read is not null && KnowledgeSearch.OfError(kept, time.GetUtcNow(), texts)?.Heading == read.Heading;
        return ExtensionAnswers.Dialog((canPost ? read?.With(texts["card.knowledge.post"], PostError, kept) : read) ?? Nothing(texts[plain.Length > 0 ? "say.nothing_in_message" : "say.nothing_to_read"], texts), texts["card.knowledge.dialog_title"], texts);
    }

    /// <summary>As much as a button carries; what a server said is mostly at the end.</summary>
    private static string BothEndsOf(string text) => text.Length <= MostCarried ? text : $"{text[..FirstCarried]}\n{text[^(MostCarried - FirstCarried)..]}";

    private static TaskModuleContinueResponse Form(Texts texts) =>
        ExtensionAnswers.Dialog(CheckDialogScreen.Of(texts), texts["card.check-dialog.title"], texts);

    private async Task<TaskModuleResponseBase> TryAsync(ITurnContext turn, string host, string ports, Texts texts, CancellationToken cancellation)
    {
        var form = ServerForm.Read(host, ports);
        if (form.Problem is { } problem)
        {
            var words = texts.Format(problem, ("ports", string.Join(", ", ServerForm.KnownPorts)));
            return ExtensionAnswers.Dialog(CheckDialogScreen.Of(texts, words, host, ports), texts["card.check-dialog.title"], texts);
        }

        var open = await drawer.OpenAsync(turn, cancellation);
        var key = await look.BeginAsync(turn, CaseId.New().Value, cancellation);
        jobs.Probe(
            new(form.Target, form.Ports, open.Id.Value, key) { Who = $"{turn.Activity.ChannelId}|{turn.Activity.From.Id}" },
            turn.Activity.GetConversationReference());
        return Waiting(form.Target, texts);
    }

    private async Task<TaskModuleResponseBase> ShowAsync(ITurnContext turn, string target, bool canPost, Texts texts, CancellationToken cancellation)
    {
        var (ended, problem) = await look.SeeAsync(turn, cancellation);
        if (!ended)
        {
            return Waiting(target, texts);
        }

        return problem.Length == 0 && await ReportAsync(turn, texts, cancellation) is { } report
            ? ExtensionAnswers.Dialog(canPost ? report.With(texts["card.knowledge.post"], PostReport) : report, texts["card.check-dialog.title"], texts)
            : ExtensionAnswers.Dialog(CheckDialogScreen.Of(texts, problem, target), texts["card.check-dialog.title"], texts);
    }

    private async Task<KnowledgeScreen?> ReportAsync(ITurnContext turn, Texts texts, CancellationToken cancellation) =>
        await drawer.OpenAsync(turn, cancellation) is { Probes: [.., var last] } open ? KnowledgeEntries.OfReport(last, open, texts) : null;

    private static TaskModuleContinueResponse Waiting(string target, Texts texts)
    {
        var told = texts.Format("card.knowledge.looking", ("target", target));
        var screen = new KnowledgeScreen { Summary = told, Kind = texts["card.probe-progress.title"], Heading = target, Told = told };
        return ExtensionAnswers.Dialog(screen.With(texts["card.knowledge.show_report"], ShowReport, target), texts["card.check-dialog.title"], texts);
    }

    private static KnowledgeScreen Nothing(string told, Texts texts) => new()
    {
        Summary = told,
        Kind = texts["card.knowledge.error"],
        Heading = texts["card.knowledge.nothing"],
        Told = told,
    };

    private static string Text(JObject sent, string name) => sent[name] is JValue { Value: string text } ? text.Trim() : "";
}
