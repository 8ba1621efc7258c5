using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Sending;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.Slack.Tests.Doubles;

/// <summary>The room put together over a fake Slack and an intake that keeps.</summary>
internal sealed class Desk
{
    public static readonly SlackWords Words = new("SmtpHelpBot", "Loading", "Close", "Cancel", "Wrong", "In messages", "Goes on", "Crowded", "Sorry", "Press again", "message.txt", "Too long for here");

    public Desk(string appId = "", string enterprise = "", params string[] workspaces)
    {
        var account = new SlackAccount(new("https://slack.test/api/"), "xoxb-1", "xapp-1", appId) { Enterprise = enterprise, Workspaces = workspaces };
        Client = new(new HttpClient(Slack), account, Time, NullLogger<SlackClient>.Instance);
        var people = new SlackPeople(Client, Time);
        var gate = new Gate(new SlackWorkspace(Client, Time), people, account);
        Sender = new(Client, Words, Time);
        var talk = new ModalTalk(Client, Sender, people, Intake, Words, Time, NullLogger<ModalTalk>.Instance);
        InTime = new(new(Client, account), Words, Time, NullLogger<InTime>.Instance);
        Events = new(gate, people, Intake, new(gate, people, Intake), new(people, Intake), new(Intake));
        Commands = new(gate, people, Intake, Words);
        Interactions = new(gate, new(Client, people, Intake, talk, new(Client, account), Words), new(people, Intake, talk, Words), talk);
        Doorway = new(Events, Interactions, Commands, InTime, Refusals, NullLogger<Doorway>.Instance);
    }

    public FakeSlack Slack { get; } = new();

    public KeptIntake Intake { get; } = new();

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UnixEpoch.AddYears(56));

    public SlackClient Client { get; }

    public EventDoor Events { get; }

    public CommandDoor Commands { get; }

    public InteractionDoor Interactions { get; }

    public InTime InTime { get; }

    public Doorway Doorway { get; }

    public KeptRefusals Refusals { get; } = new();

    public SlackSender Sender { get; }
}
