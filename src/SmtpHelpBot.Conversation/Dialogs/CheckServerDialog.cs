using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;
using SmtpHelpBot.Conversation.Cases;
using SmtpHelpBot.Conversation.Screens;
using SmtpHelpBot.Conversation.Showing;
using SmtpHelpBot.Conversation.Understanding;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Conversation.Dialogs;

/// <summary>Asks for a server and has it looked at; the look itself is a job that reports back as events.</summary>
internal sealed class CheckServerDialog(CaseDrawer drawer, Stage stage, ServerLooks looks) : ScreenDialog(Name)
{
    public const string Name = "check";

    /// <summary>Whether typed words can be the server that the open form asks for.</summary>
    public static bool Takes(Wish wish) => wish.Click is null && ServerForm.Read(wish.Words, "").Problem is null && wish.Words.AsSpan().ContainsAny('.', '@', ':');

    public override Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default) =>
        ContinueDialogAsync(dc, cancellationToken);

    public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) =>
        dc.Context.TurnState.Get<Wish>() switch
        {
            { Kind: WishKind.Probe, Click: { } click } when IsAgain(click) => AgainAsync(dc, cancellationToken),
            { Kind: WishKind.Probe, Click: { } click } => TryAsync(dc, click.Input("host"), click.Input("ports"), isAgain: false, cancellationToken),
            { Words: { Length: > 0 } host } => TryAsync(dc, host, "", isAgain: false, cancellationToken),
            _ => AskAsync(dc, cancellationToken),
        };

    protected override async Task ShowAsync(ITurnContext turn, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(turn, cancellation);
        var form = CheckServerScreen.Of(Texts.For(turn.Activity.Locale)) with { Host = open.Settings.Host ?? "" };
        await stage.ShowAsync(turn, form, open, cancellation);
    }

    private async Task<DialogTurnResult> AskAsync(DialogContext dc, CancellationToken cancellation)
    {
        await ShowAsync(dc.Context, cancellation);
        return EndOfTurn;
    }

    /// <summary>The form has an input for the host; the report's button has none.</summary>
    private static bool IsAgain(Click click) => !click.Inputs.ContainsKey("host");

    /// <summary>The last look of the case once more, for what was asked for then.</summary>
    private async Task<DialogTurnResult> AgainAsync(DialogContext dc, CancellationToken cancellation)
    {
        var open = await drawer.OpenAsync(dc.Context, cancellation);
        return open.Probes is [.., var last]
            ? await TryAsync(dc, last.Asked.Length > 0 ? last.Asked : last.Target, string.Join(' ', last.AskedPorts), isAgain: true, cancellation)
            : await AskAsync(dc, cancellation);
    }

    private async Task<DialogTurnResult> TryAsync(DialogContext dc, string host, string ports, bool isAgain, CancellationToken cancellation)
    {
        var turn = dc.Context;
        var texts = Texts.For(turn.Activity.Locale);
        var open = await drawer.OpenAsync(turn, cancellation);
        var form = ServerForm.Read(host, ports);
        if (form.Problem is { } problem)
        {
            var words = texts.Format(problem, ("ports", string.Join(", ", ServerForm.KnownPorts)));
            await stage.ShowAsync(turn, CheckServerScreen.Of(words, host, ports, texts), open, cancellation);
            return EndOfTurn;
        }

        await looks.OrderAsync(turn, form, open, isAgain, cancellation);
        return await dc.EndDialogAsync(cancellationToken: cancellation);
    }
}
