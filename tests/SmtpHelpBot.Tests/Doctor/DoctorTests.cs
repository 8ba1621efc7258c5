using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using SmtpHelpBot.Doctor;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>What the doctor finds as a whole, and how it says it.</summary>
public sealed class DoctorTests : DoctorScene
{
    [Fact]
    public async Task On_a_fresh_machine_nothing_is_broken_and_what_is_not_connected_is_not_used()
    {
        var parts = await LookAsync([], _ => true);

        Assert.DoesNotContain(parts, part => part.Verdict == Verdict.Broken);
        Assert.Equal(
            ["Redis", "Slack", "Slack's socket", "Teams service", "channel's keys", "clock", "database's clock", "door of Teams", "mail servers' names", "names (DNS)", "secret's end", "telemetry", "token"],
            parts.Where(part => part.Verdict == Verdict.NotUsed).Select(part => part.Name).Order(StringComparer.Ordinal));
        Assert.Empty(Directory.GetFiles(Folder.FullName));
    }

    [Fact]
    public async Task A_bot_that_is_connected_rightly_is_well()
    {
        // The names of the platform are looked up at the resolver of the machine, which may know none.
        var parts = await LookAsync(Teams("--MicrosoftAppPasswordEnds=2031-01-01"), name => name != "names (DNS)");

        Assert.Equal(["Teams service", "channel's keys", "clock", "database", "disk", "migrations", "secret's end", "token"], Named(parts, Verdict.Good));
        Assert.Empty(Named(parts, Verdict.Broken));
    }

    [Fact]
    public async Task Readyz_names_each_part_with_the_setting_to_mend_and_says_nothing_else_to_who_asks()
    {
        await using var bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);
        JObject answer;
        do
        {
            var response = await bot.Client.GetAsync("/readyz", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            answer = JObject.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
        while (answer["parts"]!.All(part => (string?)part["name"] != "helpdesk"));

        Assert.Equal("ready", (string?)answer["status"]);
        var helpdesk = answer["parts"]!.Single(part => (string?)part["name"] == "helpdesk");
        Assert.Equal(("warning", "Helpdesk:Conversations"), ((string?)helpdesk["state"], (string?)helpdesk["mend"]));
        Assert.All(answer["parts"]!, part => Assert.Equal(["mend", "name", "state"], ((JObject)part).Properties().Select(property => property.Name).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Whatever_is_wrong_there_is_a_setting_or_a_thing_of_this_computer_to_mend()
    {
        await using var app = BotHost.Build(["--environment=Development", "--Desk:Port=0", $"--Storage:Folder={Folder.FullName}"]);
        var checks = app.Services.GetServices<ICheck>().ToList();

        Assert.Equal(17, checks.Count);
        Assert.All(checks, check => Assert.Matches("^[A-Z][A-Za-z]+(:[A-Z][A-Za-z]+)?( |,|$)|this computer", check.Mend));
    }

    [Fact]
    public async Task What_others_say_is_one_line_for_a_terminal()
    {
        Identity.Slack = new() { ["ok"] = true, ["team"] = "Exa\r\nmple\u001b[2J\u202E", ["user_id"] = "U1", ["team_id"] = "T1" };
        var slack = await PartAsync("Slack", [$"--Slack:BotToken=xoxb-{Secret}", $"--Slack:SigningSecret={Secret}", $"--Slack:ApiUrl={Identity.Url}/slack/"]);

        Assert.Equal("The bot is known in the workspace Exa mple\\u001B[2J\\u202E.", slack.Says);
    }

    private static string[] Named(IEnumerable<Part> parts, Verdict verdict) => [.. parts.Where(part => part.Verdict == verdict).Select(part => part.Name).Order(StringComparer.Ordinal)];
}
