using SmtpHelpBot.Conversation.Ports;

namespace SmtpHelpBot.Conversation.Tests.Talks;

/// <summary>The host hears once that reading has begun.</summary>
public sealed class FirstReadingTests
{
    private readonly World world = new();
    private int told;

    [Fact]
    public async Task The_first_text_that_is_read_is_told_and_no_other()
    {
        world.Get<FirstReading>().Done += (_, _) => told++;
        var anna = world.Chat("Anna", "a");
        await anna.SayAsync("hello");
        Assert.Equal(0, told);

        await anna.SayAsync("535 5.7.8 Username and Password not accepted");
        await world.Chat("Berta", "b").SayAsync("534 5.7.9 Application-specific password required");

        Assert.Equal(1, told);
    }
}
