using Microsoft.Bot.Builder.Dialogs;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>The talk with one person: what can be wanted at any time is answered here, the rest by the dialog that is open.</summary>
internal sealed class RootDialog : ComponentDialog
{
    private readonly CaseDrawer drawer;
    private readonly Stage stage;
    private readonly CurrentScreen current;
    private readonly Standing standing;

    public RootDialog(DiagnoseDialog diagnose, WalkDialog walk, CheckServerDialog check, EscalateDialog escalate, CaseDrawer drawer, Stage stage, CurrentScreen current, Standing standing)
        : base("root")
    {
        (this.drawer, this.stage, this.current, this.standing) = (drawer, stage, current, standing);
        AddDialog(diagnose).AddDialog(walk).AddDialog(check).AddDialog(escalate);
    }

    protected override Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object? options, CancellationToken cancellationToken = default) => AnswerAsync(innerDc, cancellationToken);

    protected override Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default) => AnswerAsync(innerDc, cancellationToken);

    private async Task<DialogTurnResult> AnswerAsync(DialogContext dc, CancellationToken cancellation)
    {
        await RouteAsync(dc, dc.Context.TurnState.Get<Wish>(), cancellation);
        return EndOfTurn;
    }

    private Task RouteAsync(DialogContext dc, Wish wish, CancellationToken cancellation)
    {
        var texts = Texts.For(dc.Context.Activity.Locale);
        return wish.Kind switch
        {
            WishKind.Greet or WishKind.Nothing => stage.ShowAsync(dc.Context, WelcomeScreen.Of(texts), cancellation),
            WishKind.Thanks => stage.SayAsync(dc.Context, texts["say.thanks"], cancellation),
            WishKind.Help => stage.ShowAsync(dc.Context, HelpScreen.Of(texts), cancellation),
            WishKind.Status or WishKind.Tickets or WishKind.Report or WishKind.Undelivered => standing.ShowAsync(dc.Context, cancellation),
            WishKind.StartOver => StartOverAsync(dc, texts, cancellation),
            WishKind.Cancel => CancelAsync(dc, texts, cancellation),
            WishKind.Resume => ShowCurrentAsync(dc, cancellation),
            WishKind.Read when dc.IsOpen(CheckServerDialog.Name) && CheckServerDialog.Takes(wish) => dc.ContinueDialogAsync(cancellation),
            WishKind.Read => ReadAsync(dc, wish, texts, cancellation),
            WishKind.Diagnose => dc.BeginAloneAsync(DiagnoseDialog.Name, wish.Words, cancellation),
            WishKind.Fixed when !dc.IsOpen(WalkDialog.Name) => SolveAsync(dc, cancellation),
            WishKind.Fixed or WishKind.NotFixed or WishKind.Skip or WishKind.Back when dc.IsOpen(WalkDialog.Name) => dc.ContinueDialogAsync(cancellation),
            WishKind.Back when dc.IsForm() => LeaveFormAsync(dc, wish, texts, cancellation),
            WishKind.Back => StayAsync(dc, texts, cancellation),
            WishKind.Walk or WishKind.NotFixed or WishKind.Skip => WalkAsync(dc, wish, cancellation),
            WishKind.Check or WishKind.Probe => dc.OpenOnTopAsync(CheckServerDialog.Name, cancellation),
            WishKind.Human or WishKind.Send => dc.OpenOnTopAsync(EscalateDialog.Name, cancellation),
            _ => UnknownAsync(dc, texts, cancellation),
        };
    }

    /// <summary>Words that say nothing about mail do not end a walk, nor does the name of a provider.</summary>
    private async Task ReadAsync(DialogContext dc, Wish wish, Texts texts, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(dc.Context, cancellation);
        var read = dc.IsOpen(WalkDialog.Name) ? CaseLearning.Read(open, wish.Words) : null;
        if (read is not null && CaseLearning.SaysNothing(read))
        {
            stage.Note = stage.Note.Length > 0 ? stage.Note : texts["say.not_understood"];
            await ShowCurrentAsync(dc, cancellation);
        }
        else if (read is not null && CaseLearning.OnlyNames(read))
        {
            stage.Note = NotedWords.OnTheWay(await drawer.MoveAsync(dc.Context, read, cancellation), texts);
            await ShowCurrentAsync(dc, cancellation);
        }
        else
        {
            await dc.BeginAloneAsync(DiagnoseDialog.Name, wish.Words, cancellation);
        }
    }

    /// <summary>There is no step before this one.</summary>
    private Task StayAsync(DialogContext dc, Texts texts, CancellationToken cancellation)
    {
        stage.Note = texts["say.no_way_back"];
        return ShowCurrentAsync(dc, cancellation);
    }

    /// <summary>What was solved is another matter than what is walked through now; "still broken" says it was not solved after all.</summary>
    private async Task WalkAsync(DialogContext dc, Wish wish, CancellationToken cancellation)
    {
        if (await drawer.OpenAsync(dc.Context, cancellation) is { State: CaseState.Solved } solved)
        {
            _ = wish.Kind == WishKind.Walk ? await drawer.StartOverAsync(dc.Context, cancellation) : await drawer.MoveAsync(dc.Context, solved.TakeBack(), cancellation);
        }

        await dc.BeginAloneAsync(WalkDialog.Name, wish.Words, cancellation);
    }

    /// <summary>Back from the form at the end of all steps is the last step.</summary>
    private async Task LeaveFormAsync(DialogContext dc, Wish wish, Texts texts, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(dc.Context, cancellation);
        await (open.Steps.Count > 0 && StepCounsel.Next(open) is null ? dc.BeginAloneAsync(WalkDialog.Name, wish.Words, cancellation) : CancelAsync(dc, texts, cancellation));
    }

    private async Task StartOverAsync(DialogContext dc, Texts texts, CancellationToken cancellation)
    {
        await dc.CancelAllDialogsAsync(cancellation);
        await drawer.StartOverAsync(dc.Context, cancellation);
        stage.Note = texts["say.fresh"];
        await stage.ShowAsync(dc.Context, WelcomeScreen.Of(texts), cancellation);
    }

    private async Task CancelAsync(DialogContext dc, Texts texts, CancellationToken cancellation)
    {
        // Only forms have the button, and the one for an error text lies under no other dialog.
        var pressed = dc.Context.TurnState.Get<Wish>().Click is not null;
        stage.Note = texts[dc.IsForm() || pressed ? "say.cancelled" : "say.nothing_to_cancel"];
        if (dc.IsForm())
        {
            await dc.EndDialogAsync(cancellationToken: cancellation);
        }

        await ShowCurrentAsync(dc, cancellation);
    }

    private async Task SolveAsync(DialogContext dc, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(dc.Context, cancellation);
        await dc.CancelAllDialogsAsync(cancellation);
        await (open is { Readings.Count: 0, Steps.Count: 0, Probes.Count: 0, Ticket: null }
            ? current.ShowFindingsAsync(dc.Context, cancellation)
            : current.CloseAsync(dc.Context, open.Solve(), cancellation));
    }

    private Task UnknownAsync(DialogContext dc, Texts texts, CancellationToken cancellation)
    {
        stage.Note = stage.Note.Length > 0 ? stage.Note : texts["say.unknown_click"];
        return ShowCurrentAsync(dc, cancellation);
    }

    private Task ShowCurrentAsync(DialogContext dc, CancellationToken cancellation) =>
        dc.ActiveDialog is null ? current.ShowAsync(dc.Context, cancellation) : dc.RepromptDialogAsync(cancellation);
}
