using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Helpdesk.Rooms;
using SmtpHelpBot.Hosting;

namespace SmtpHelpBot.Tests.Hosting;

public sealed class GuardedCodeTests
{
    private readonly FakeTimeProvider time = new();
    private readonly HelpdeskCode code = HelpdeskCode.New();
    private readonly GuardedCode door;

    public GuardedCodeTests() => door = new(code, time);

    [Fact]
    public void The_code_opens_and_a_wrong_one_does_not()
    {
        Assert.Equal(CodeTry.Wrong, door.Try("WRONG234", "anna"));
        Assert.Equal(CodeTry.Right, door.Try(code.Value, "anna"));
    }

    [Fact]
    public void Who_guesses_too_often_has_to_wait_even_with_the_right_code_and_others_do_not()
    {
        Guess("mallory", GuardedCode.MostOfOne);
        Assert.Equal(CodeTry.TooOften, door.Try(code.Value, "mallory"));
        Assert.Equal(CodeTry.Right, door.Try(code.Value, "anna"));

        time.Advance(GuardedCode.Memory);
        Assert.Equal(CodeTry.Right, door.Try(code.Value, "mallory"));
    }

    [Fact]
    public void Many_names_do_not_make_many_guesses()
    {
        for (var person = 0; person < GuardedCode.MostOfAll; person++)
        {
            Guess($"mallory-{person}", 1);
        }

        Assert.Equal(CodeTry.TooOften, door.Try("WRONG234", "another"));
    }

    private void Guess(string person, int times) =>
        Assert.All(Enumerable.Range(0, times), _ => Assert.Equal(CodeTry.Wrong, door.Try("WRONG234", person)));
}
