using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Dialogs;

namespace BotBuilder.Tests.Dialogs;

public sealed class ComponentTests
{
    [Fact]
    public async Task A_component_keeps_its_own_stack_within_its_state()
    {
        var chat = new Chat(new Component("outer", new Ask("inner")));

        Assert.Equal(["inner?"], await chat.SayAsync("hi"));

        Assert.Equal("outer", (string?)Assert.Single(chat.Stack)["id"]);
        Assert.Equal("inner", (string?)Assert.Single(chat.Stack[0]!["state"]!["dialogs"]!["dialogStack"]!)["id"]);
    }

    [Fact]
    public async Task The_first_dialog_of_a_component_is_where_it_begins()
    {
        var chat = new Chat(new Component("outer", new Ask("first"), new Ask("second")));
        var other = new Chat(new Component("outer", new Ask("first"), new Ask("second")) { InitialDialogId = "second" });

        Assert.Equal(["first?"], await chat.SayAsync("hi"));
        Assert.Equal(["second?"], await other.SayAsync("hi"));
    }

    [Fact]
    public async Task What_ends_inside_ends_the_component_and_comes_back_to_who_began_it()
    {
        var chat = new Chat(new Component("outer", new WaterfallDialog("w",
        [
            (step, cancel) => step.BeginDialogAsync("ask", cancellationToken: cancel),
            async (step, cancel) =>
            {
                await step.Context.SendActivityAsync($"got {step.Result} by {step.Reason}", cancellationToken: cancel);
                return await step.EndDialogAsync(cancellationToken: cancel);
            },
        ]), new Component("ask", new Ask("name"))));

        await chat.SayAsync("hi");
        Assert.Equal(["got Ada by EndCalled"], await chat.SayAsync("Ada"));
        Assert.Empty(chat.Stack);
    }

    [Fact]
    public async Task A_component_finds_the_dialogs_of_those_around_it()
    {
        var chat = new Chat(new Component("outer", new Component("middle", new WaterfallDialog("w", [(step, cancel) => step.BeginDialogAsync("far", cancellationToken: cancel)])), new Ask("far")));

        Assert.Equal(["far?"], await chat.SayAsync("hi"));
        await chat.SayAsync("done");
        Assert.Empty(chat.Stack);
    }

    [Fact]
    public async Task A_dialog_that_nobody_knows_is_refused()
    {
        var chat = new Chat(new Component("outer", new WaterfallDialog("w", [(step, cancel) => step.BeginDialogAsync("none", cancellationToken: cancel)])));

        await Assert.ThrowsAnyAsync<Exception>(() => chat.SayAsync("hi"));
    }

    [Fact]
    public async Task A_cancelled_stack_tells_every_dialog_on_it_the_innermost_first()
    {
        var ended = new List<string>();
        var chat = new Chat(new Cancelling("root", new Component("outer", new Ask("inner") { Ended = ended.Add }) { Ended = ended.Add }));
        await chat.SayAsync("hi");

        Assert.Equal(["cancelled: Cancelled"], await chat.SayAsync("cancel"));

        Assert.Equal(["inner CancelCalled", "outer CancelCalled"], ended);
    }

    [Fact]
    public async Task A_dialog_replaces_another_and_asks_again()
    {
        var ended = new List<string>();
        var chat = new Chat(new Cancelling("root", new Ask("first") { Ended = ended.Add }, new Ask("second")));
        await chat.SayAsync("hi");

        Assert.Equal(["second?"], await chat.SayAsync("replace"));
        Assert.Equal(["second?"], await chat.SayAsync("what?"));

        Assert.Equal(["first ReplaceCalled"], ended);
    }

    /// <summary>Asks, and ends with what was said.</summary>
    private sealed class Ask(string id) : Dialog(id)
    {
        public Action<string>? Ended { get; init; }

        public override async Task<DialogTurnResult> BeginDialogAsync(DialogContext dc, object? options = null, CancellationToken cancellationToken = default)
        {
            await RepromptDialogAsync(dc.Context, dc.ActiveDialog, cancellationToken);
            return EndOfTurn;
        }

        public override Task<DialogTurnResult> ContinueDialogAsync(DialogContext dc, CancellationToken cancellationToken = default) => dc.EndDialogAsync(dc.Context.Activity.Text, cancellationToken);

        public override Task RepromptDialogAsync(ITurnContext turnContext, DialogInstance instance, CancellationToken cancellationToken = default) =>
            turnContext.SendActivityAsync(Id + "?", cancellationToken: cancellationToken);

        public override Task EndDialogAsync(ITurnContext turnContext, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Ended?.Invoke($"{Id} {reason}");
            return Task.CompletedTask;
        }
    }

    private class Component : ComponentDialog
    {
        public Component(string id, params Dialog[] dialogs)
            : base(id)
        {
            foreach (var dialog in dialogs)
            {
                AddDialog(dialog);
            }
        }

        public Action<string>? Ended { get; init; }

        protected override Task OnEndDialogAsync(ITurnContext context, DialogInstance instance, DialogReason reason, CancellationToken cancellationToken = default)
        {
            Ended?.Invoke($"{Id} {reason}");
            return Task.CompletedTask;
        }
    }

    /// <summary>Understands "cancel", "replace" and "what?" before its dialogs do.</summary>
    private sealed class Cancelling(string id, params Dialog[] dialogs) : Component(id, dialogs)
    {
        protected override async Task<DialogTurnResult> OnContinueDialogAsync(DialogContext innerDc, CancellationToken cancellationToken = default)
        {
            switch (innerDc.Context.Activity.Text)
            {
                case "cancel":
                    var result = await innerDc.CancelAllDialogsAsync(cancellationToken);
                    await innerDc.Context.SendActivityAsync($"cancelled: {result.Status}", cancellationToken: cancellationToken);
                    return result;
                case "replace":
                    return await innerDc.ReplaceDialogAsync("second", cancellationToken: cancellationToken);
                case "what?":
                    await innerDc.RepromptDialogAsync(cancellationToken);
                    return EndOfTurn;
                default:
                    return await base.OnContinueDialogAsync(innerDc, cancellationToken);
            }
        }
    }
}
