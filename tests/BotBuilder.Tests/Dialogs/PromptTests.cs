using Microsoft.Bot.Builder.Dialogs;
using Microsoft.Bot.Schema;

namespace BotBuilder.Tests.Dialogs;

public sealed class PromptTests
{
    [Fact]
    public async Task A_prompt_asks_again_in_other_words_until_its_validator_is_content()
    {
        var attempts = new List<string>();
        var chat = new Chat(Asking(new TextPrompt("text", (prompt, _) =>
        {
            attempts.Add($"{prompt.AttemptCount} {prompt.Recognized.Succeeded} {prompt.Recognized.Value}");
            return Task.FromResult(prompt.Recognized.Value == "right");
        })));

        Assert.Equal(["Name?"], await chat.SayAsync("hi"));
        Assert.Equal(["Again?"], await chat.SayAsync("wrong"));
        Assert.Equal(["Again?"], await chat.SayAsync("worse"));
        Assert.Equal(["got right"], await chat.SayAsync("right"));
        Assert.Equal(["1 True wrong", "2 True worse", "3 True right"], attempts);
    }

    [Fact]
    public async Task The_validator_is_asked_even_when_nothing_was_recognized()
    {
        var asked = 0;
        var chat = new Chat(Asking(new TextPrompt("text", (prompt, _) =>
        {
            asked++;
            Assert.False(prompt.Recognized.Succeeded);
            return Task.FromResult(true);
        })));
        await chat.SayAsync("hi");

        Assert.Equal(["got "], await chat.SayAsync(""));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Without_a_validator_any_text_will_do_and_no_text_will_not()
    {
        var chat = new Chat(Asking(new TextPrompt("text")));
        await chat.SayAsync("hi");

        Assert.Equal(["Again?"], await chat.SayAsync(""));
        Assert.Equal(["got x"], await chat.SayAsync("x"));
    }

    [Fact]
    public async Task A_validator_that_says_something_itself_is_not_talked_over()
    {
        var chat = new Chat(Asking(new TextPrompt("text", async (prompt, cancel) =>
        {
            await prompt.Context.SendActivityAsync("Not that one.", cancellationToken: cancel);
            return false;
        })));
        await chat.SayAsync("hi");

        Assert.Equal(["Not that one."], await chat.SayAsync("wrong"));
    }

    [Fact]
    public async Task What_is_no_message_is_no_answer()
    {
        var chat = new Chat(Asking(new TextPrompt("text")));
        await chat.SayAsync("hi");

        Assert.Empty(await chat.SayAsync("x", ActivityTypes.Event));
        Assert.Equal(["got y"], await chat.SayAsync("y"));
    }

    [Fact]
    public async Task A_question_says_that_it_expects_an_answer()
    {
        var chat = new Chat(Asking(new TextPrompt("text")));

        await chat.SayAsync("hi");

        Assert.Equal(InputHints.ExpectingInput, chat.Sent[0].InputHint);
    }

    private static WaterfallDialogWithPrompt Asking(TextPrompt prompt) => new(prompt);

    private sealed class WaterfallDialogWithPrompt : ComponentDialog
    {
        public WaterfallDialogWithPrompt(Dialog prompt)
            : base("asking")
        {
            AddDialog(new WaterfallDialog("w",
            [
                (step, cancel) => step.PromptAsync(prompt.Id, new() { Prompt = new() { Type = ActivityTypes.Message, Text = "Name?" }, RetryPrompt = new() { Type = ActivityTypes.Message, Text = "Again?" } }, cancel),
                async (step, cancel) =>
                {
                    await step.Context.SendActivityAsync($"got {step.Result}", cancellationToken: cancel);
                    return await step.EndDialogAsync(cancellationToken: cancel);
                },
            ]));
            AddDialog(prompt);
        }
    }
}
