using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Incidents;
using SmtpHelpBot.Conversation.Ports;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Playbooks;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Takes an error text, or plain words, and says what is wrong.</summary>
internal sealed class DiagnoseDialog(CaseDrawer drawer, Stage stage, CurrentScreen current, CrowdWatch crowd, FirstReading first) : ScreenDialog(Name)
{
    public const string Name = "diagnose";

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
        ReadAsync(dc, options as string ?? "", cancellationToken);

    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
        ReadAsync(dc, dc.Context.TurnState.Get<Wish>().Words, cancellationToken);

    protected override Task ShowAsync(ITurnContext turn, CancellationToken cancellation) => current.ShowAsync(turn, cancellation);

    private async Task<DialogTurnResult> ReadAsync(DialogContext dc, string text, CancellationToken cancellation)
    {
        var turn = dc.Context;
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        if (text.Length == 0)
        {
            await stage.ShowAsync(turn, PasteScreen.Of(texts), open, cancellation);
            return EndOfTurn;
        }

        var reading = PasteReader.Read(text);
        var isAnother = CaseLearning.IsOfAnother(open, reading);
        var fresh = isAnother || open.State == CaseState.Solved ? await drawer.StartOverAsync(turn, cancellation) : open;
        var read = await drawer.MoveAsync(turn, CaseLearning.Add(fresh, reading), cancellation);
        first.Note();
        DiagnosisFigures.Count(read.Assessment.Likeliest);
        if (isAnother)
        {
            stage.Note = $"{stage.Note} {texts.Format("say.another_provider", ("provider", CaseFacts.ProviderOf(read)!.Name))}".TrimStart();
        }

        if (await crowd.SeeAsync(turn, read, cancellation) is { } incident)
        {
            stage.Note = $"{stage.Note} {IncidentWords.Note(incident, texts)}".TrimStart();
        }
        else if (stage.Note.Length == 0 && (CaseLearning.SaysNothing(read) || CaseLearning.OnlyNames(read)))
        {
            stage.Note = CaseLearning.SaysNothing(read) ? texts["say.not_understood"] : NotedWords.Say(read, texts);
        }

        await current.ShowFindingsAsync(turn, cancellation);
        return EndOfTurn;
    }
}
