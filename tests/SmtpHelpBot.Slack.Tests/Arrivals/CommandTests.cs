using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Tests.Doubles;

namespace SmtpHelpBot.Slack.Tests.Arrivals;

/// <summary>What becomes of the command.</summary>
public sealed class CommandTests
{
    private readonly Desk desk = new();

    [Theory]
    [InlineData("smtp.example.com", "check smtp.example.com")]
    [InlineData("smtp.example.com:587", "check smtp.example.com:587")]
    [InlineData("anna@example.com", "check anna@example.com")]
    [InlineData("smtplib.SMTPAuthenticationError", "smtplib.SMTPAuthenticationError")]
    [InlineData("5.7.139", "5.7.139")]
    [InlineData("535 5.7.8 refused by smtp.example.com", "535 5.7.8 refused by smtp.example.com")]
    [InlineData("", "")]
    public async Task The_command_reads_the_name_of_a_server_as_a_wish_to_check_it(string text, string said)
    {
        await desk.Commands.TakeAsync(Command(text), default);
        Assert.Equal(said, Assert.Single(desk.Intake.Kept).Text);
    }

    [Fact]
    public async Task The_command_of_another_workspace_is_refused()
    {
        var command = Command("help");
        command["team_id"] = "T0OTHER";
        Assert.IsType<SlackAnswer.Foreign>(await desk.Commands.TakeAsync(command, default));
    }

    private static Dictionary<string, string> Command(string text) => new(StringComparer.Ordinal)
    {
        ["team_id"] = FakeSlack.Team, ["user_id"] = "U0ANNA", ["user_name"] = "anna", ["channel_id"] = "C0GENERAL", ["trigger_id"] = "1.1", ["text"] = text,
    };
}
