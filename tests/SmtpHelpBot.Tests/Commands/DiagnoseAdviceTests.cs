using SmtpHelpBot.Commands;

namespace SmtpHelpBot.Tests.Commands;

public sealed class DiagnoseAdviceTests
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public void A_person_at_a_terminal_reads_what_to_do_now_and_gets_the_right_lines()
    {
        var text = DiagnoseAdvice.ToPlainText(PastedCase.Of("EMAIL_HOST = 'smtp.gmail.com'\nEMAIL_PORT = 587\nEMAIL_USE_TLS = True\nEMAIL_USE_SSL = True"), Today);

        Assert.Contains("What to do now", text, StringComparison.Ordinal);
        Assert.Contains("    EMAIL_USE_SSL = False", text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_do_is_said_once_and_before_the_reasons()
    {
        var open = PastedCase.Of("535 5.7.139 Authentication unsuccessful, basic authentication is disabled.");

        var said = DiagnoseAnswer.Of(id: null, open).ToPlainText(DiagnoseAdvice.ToPlainText(open, Today)).Split("What to do now");

        Assert.Equal(2, said.Length);
        Assert.StartsWith("Password sign-in is switched off", said[0], StringComparison.Ordinal);
        Assert.Contains("How likely", said[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_points_to_a_cause_nothing_is_advised() => Assert.Empty(DiagnoseAdvice.ToPlainText(PastedCase.Of("what a lovely day"), Today));
}
