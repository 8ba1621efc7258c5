using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public sealed class WaterfallTests
{
    [Fact]
    public async Task Each_message_is_the_result_that_the_next_step_sees()
    {
        var chat = new Chat(new WaterfallDialog("w",
        [
            AskAsync("name?"),
            async (step, cancel) =>
            {
                step.Values["name"] = step.Result;
                return await AskAsync("age?")(step, cancel);
            },
            async (step, cancel) =>
            {
                await step.Context.SendActivityAsync($"{step.Values["name"]} is {step.Result}, {step.Reason} {step.Index}", cancellationToken: cancel);
                return await step.EndDialogAsync(cancellationToken: cancel);
            },
        ]));

        Assert.Equal(["name?"], await chat.SayAsync("hi"));
        Assert.Equal(["age?"], await chat.SayAsync("Ada"));
        Assert.Equal(["Ada is 36, ContinueCalled 2"], await chat.SayAsync("36"));
        Assert.Empty(chat.Stack);
    }

    [Fact]
    public async Task What_is_no_message_changes_nothing_while_a_step_waits()
    {
        var chat = new Chat(new WaterfallDialog("w", [AskAsync("name?"), AskAsync("age?")]));
        await chat.SayAsync("hi");

        Assert.Empty(await chat.SayAsync("x", ActivityTypes.Event));
        Assert.Empty(await chat.SayAsync("x", ActivityTypes.ConversationUpdate));

        Assert.Equal(["age?"], await chat.SayAsync("Ada"));
    }

    [Fact]
    public async Task What_the_last_step_leaves_ends_the_dialog()
    {
        DialogTurnResult? ended = null;
        var waterfall = new WaterfallDialog("w", [(step, cancel) => step.NextAsync("seven", cancel), (step, cancel) => step.NextAsync(step.Result + "!", cancel)]);
        var chat = new Chat(new Watching(waterfall, result => ended = result));

        await chat.SayAsync("hi");

        Assert.Equal((DialogTurnStatus.Complete, "seven!"), (ended!.Status, ended.Result));
    }

    [Fact]
    public async Task A_step_goes_to_the_next_only_once()
    {
        var chat = new Chat(new WaterfallDialog("w",
        [
            async (step, cancel) =>
            {
                await step.NextAsync(cancellationToken: cancel);
                await Assert.ThrowsAnyAsync<Exception>(() => step.NextAsync(cancellationToken: cancel));
                return Dialog.EndOfTurn;
            },
            AskAsync("second"),
        ]));

        Assert.Equal(["second"], await chat.SayAsync("hi"));
    }

    [Fact]
    public async Task Run_continues_and_begins_again_when_nothing_is_left()
    {
        var chat = new Chat(new WaterfallDialog("w").AddStep(AskAsync("one")));

        Assert.Equal(["one"], await chat.SayAsync("hi"));
        Assert.Empty(await chat.SayAsync("go on"));
        Assert.Equal(["one"], await chat.SayAsync("again"));
    }

    private static WaterfallStep AskAsync(string text) => async (step, cancel) =>
    {
        await step.Context.SendActivityAsync(text, cancellationToken: cancel);
        return Dialog.EndOfTurn;
    };

    /// <summary>Tells how the dialog inside ended.</summary>
    private sealed class Watching : ComponentDialog
    {
        private readonly Action<DialogTurnResult> watch;

        public Watching(Dialog inside, Action<DialogTurnResult> watch)
            : base("watching")
        {
            this.watch = watch;
            AddDialog(inside);
        }

        protected override async Task<DialogTurnResult> OnBeginDialogAsync(DialogContext innerDc, object options, CancellationToken cancellationToken = default)
        {
            var result = await base.OnBeginDialogAsync(innerDc, options, cancellationToken);
            watch(result);
            return result;
        }
    }
}
