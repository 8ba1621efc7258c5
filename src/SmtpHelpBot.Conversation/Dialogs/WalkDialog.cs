using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Cases;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Walks through the documented ways out, one step at a time, the likeliest cause first.</summary>
internal sealed class WalkDialog(CaseDrawer drawer, Stage stage, CurrentScreen current, TimeProvider time) : ScreenDialog(Name)
{
    public const string Name = "walk";

    /// <summary>Begins with the next step. The diagnosis gave the instructions of one, or one was offered: what did not help there, or was skipped, is not shown again.</summary>
    public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
    {
        var wish = dc.Context.TurnState.Get<Wish>();
        var open = await drawer.OpenAsync(dc.Context, cancellationToken);
        return wish switch
        {
            { Kind: WishKind.NotFixed } when Shown(open, wish) is { } step => await GoOnAsync(dc, open.Finish(step, StepResult.DidNotHelp, time.GetUtcNow()), cancellationToken),
            { Kind: WishKind.Skip } when Shown(open, wish) is { } step => await GoOnAsync(dc, open.Finish(step, StepResult.Skipped, time.GetUtcNow()), cancellationToken),
            { Kind: WishKind.Back } => await GoOnAsync(dc, open.Undo(), cancellationToken),
            _ => await ShowNextAsync(dc, open, cancellationToken),
        };
    }

    public override async Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default)
    {
        var wish = dc.Context.TurnState.Get<Wish>();
        var open = await drawer.OpenAsync(dc.Context, cancellationToken);
        return wish.Kind switch
        {
            WishKind.Fixed => await CloseAsync(dc, Done(open, wish, StepResult.Fixed), cancellationToken),
            WishKind.NotFixed => await GoOnAsync(dc, Done(open, wish, StepResult.DidNotHelp), cancellationToken),
            WishKind.Skip => await GoOnAsync(dc, Done(open, wish, StepResult.Skipped), cancellationToken),
            WishKind.Back when open.Steps.Count > 0 => await GoOnAsync(dc, open.Undo(), cancellationToken),
            _ => await StayAsync(dc, open, cancellationToken),
        };
    }

    protected override async Task ShowAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(turn, cancellation);
        if (StepCounsel.Step(open, time.Today, Texts.For(turn.Activity.Locale)) is { } step)
        {
            await stage.ShowAsync(turn, step, open, cancellation);
        }
    }

    /// <summary>The step on the screen before the walk; null where there was none.</summary>
    private static StepId? Shown(CaseFile open, Wish wish) => wish.Click is { } click ? click.Step : StepCounsel.Offered(open);

    private CaseFile Done(CaseFile open, Wish wish, StepResult result) =>
        (wish.Click?.Step ?? StepCounsel.Next(open)) is { } step ? open.Finish(step, result, time.GetUtcNow()) : open;

    private async Task<DialogTurnResult> GoOnAsync(DialogContext dc, CaseFile moved, CancellationToken cancellation) =>
        await ShowNextAsync(dc, await drawer.MoveAsync(dc.Context, moved, cancellation), cancellation);

    private async Task<DialogTurnResult> StayAsync(DialogContext dc, CaseFile open, CancellationToken cancellation)
    {
        stage.Note = Texts.For(dc.Context.Activity.Locale)["say.no_way_back"];
        return await ShowNextAsync(dc, open, cancellation);
    }

    private async Task<DialogTurnResult> ShowNextAsync(DialogContext dc, CaseFile open, CancellationToken cancellation)
    {
        if (StepCounsel.Next(open) is null)
        {
            stage.Note = Texts.For(dc.Context.Activity.Locale)["say.all_tried"];
            return await dc.ReplaceDialogAsync(EscalateDialog.Name, null, cancellation);
        }

        await ShowAsync(dc.Context, cancellation);
        return EndOfTurn;
    }

    private async Task<DialogTurnResult> CloseAsync(DialogContext dc, CaseFile solved, CancellationToken cancellation)
    {
        await current.CloseAsync(dc.Context, solved, cancellation);
        return await dc.EndDialogAsync(cancellationToken: cancellation);
    }
}
