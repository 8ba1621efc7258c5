using System.Globalization;
using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Deck;
using SmtpHelpBot.Conversation.Extensions;
using SmtpHelpBot.Conversation.Incidents;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Probes;
using SmtpHelpBot.Diagnosis.Wording;
using JsonSerializer = System.Text.Json.JsonSerializer;
using JsonSerializerOptions = System.Text.Json.JsonSerializerOptions;

namespace SmtpHelpBot.Conversation;

/// <summary>What a probe tells while it runs and when it is over: shown on its own card, and kept in the case that asked for it.</summary>
internal sealed class ProbeNews(CaseDrawer drawer, CrowdWatch crowd, DialogLook look, IPost post)
{
    private static readonly JsonSerializerOptions Web = new(System.Text.Json.JsonSerializerDefaults.Web)
    {
        Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() },
    };

    /// <summary>Takes an event of a probe; false where it is none.</summary>
    public async Task<bool> TakeAsync(ITurnContext turn, CancellationToken cancellation)
    {
        switch (turn.Activity.Name)
        {
            case ProbeEvents.Progress:
                Show(turn, Read<ProbeProgress>(turn));
                return true;
            case ProbeEvents.Finished:
                await ShowAsync(turn, Read<ProbeResult>(turn), cancellation);
                return true;
            default:
                return false;
        }
    }

    private void Show(ITurnContext turn, ProbeProgress progress)
    {
        var texts = Texts.For(turn.Activity.Locale);
        Update(turn, progress.Order, ProbeProgressScreen.Of(progress.Order, progress.Stages, texts), texts);
    }

    private async Task ShowAsync(ITurnContext turn, ProbeResult result, CancellationToken cancellation)
    {
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        if (result.Report is { } seen)
        {
            var report = seen with { Asked = result.Order.Target, AskedPorts = result.Order.Ports };
            open = await KeepAsync(turn, result.Order, report, open, cancellation);
            var screen = ProbeReportScreen.Of(report, open, result.AgeSeconds, texts);

            // Who looks from a dialog is in a chat that may not have the bot, where nobody could be told later.
            var incident = DialogLook.IsOne(result.Order.CardKey) ? null : await crowd.SeeAsync(turn, open, cancellation);
            await look.EndAsync(turn, result.Order.CardKey, problem: null, cancellation);
            Update(turn, result.Order, About(turn, open, incident is null ? screen : screen with { Note = IncidentWords.Note(incident, texts) }), texts);
            if (!screen.HasWholeTalk)
            {
                AddTalk(turn, result.Order, report, texts);
            }

            return;
        }

        var problem = texts.Format(
            result.Refusal is { } key && texts.Has(key) ? key : "say.host_bad",
            ("seconds", result.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture)));
        await look.EndAsync(turn, result.Order.CardKey, problem, cancellation);
        var form = CheckServerScreen.Of(problem, result.Order.Target, string.Join(' ', result.Order.Ports), texts);
        Update(turn, result.Order, About(turn, open, form), texts);
    }

    /// <summary>A report that was asked for in an earlier case says nothing about this one.</summary>
    private async Task<CaseFile> KeepAsync(ITurnContext turn, ProbeOrder order, ProbeReport report, CaseFile open, CancellationToken cancellation) =>
        order.Case == open.Id.Value ? await drawer.KeepAsync(turn, CaseLearning.Add(open, report), cancellation) : open;

    private static Screen About(ITurnContext turn, CaseFile open, Screen screen) =>
        screen with { Case = open.Id.Value, Rev = open.Revision, Who = turn.Activity.From.Id };

    /// <summary>A look from a dialog has no card in the chat.</summary>
    private void Update(ITurnContext turn, ProbeOrder order, Screen screen, Texts texts)
    {
        if (!DialogLook.IsOne(order.CardKey))
        {
            post.Update(turn.Activity.GetConversationReference(), order.CardKey, CardDeck.Render(screen, texts));
        }
    }

    private void AddTalk(ITurnContext turn, ProbeOrder order, ProbeReport report, Texts texts)
    {
        foreach (var message in DialogLook.IsOne(order.CardKey) ? [] : WholeTalk.Of(report, turn.Activity.ChannelId, texts))
        {
            post.Send(turn.Activity.GetConversationReference(), message, under: order.CardKey);
        }
    }

    private static T Read<T>(ITurnContext turn) => JsonSerializer.Deserialize<T>(
        turn.Activity.Value is JToken value ? value.ToString(Newtonsoft.Json.Formatting.None) : "null", Web)
        ?? throw new InvalidOperationException($"The event {turn.Activity.Name} has no value.");
}
