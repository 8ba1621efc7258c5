using Microsoft.Extensions.Options;
using SmtpHelpBot.Delivery.Routes;
using SmtpHelpBot.Diagnosis.Wording;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Slack;
using SmtpHelpBot.Slack.Api;
using SmtpHelpBot.Slack.Arrivals;
using SmtpHelpBot.Slack.Sending;
using SmtpHelpBot.Slack.Signing;
using SmtpHelpBot.Slack.Sockets;
using SmtpHelpBot.Slack.Workspaces;

namespace SmtpHelpBot.SlackDoor;

/// <summary>Puts Slack into the host, where it is configured; otherwise there is neither route nor object of it.</summary>
internal static class SlackSetup
{
    private const string Name = "SmtpHelpBot";

    public static WebApplicationBuilder AddSlack(this WebApplicationBuilder builder)
    {
        if (builder.Configuration.HasSlack())
        {
            Connect(builder);
        }
        else
        {
            builder.Services.AddSingleton<IChannelRoute, ClosedSlack>();
        }

        return builder;
    }

    /// <summary>The routes are there where requests are signed; with Socket Mode alone nothing comes in over HTTP.</summary>
    public static void MapSlack(this WebApplication app)
    {
        if (app.Configuration.HasSlack() && app.Services.GetRequiredService<IOptions<SlackOptions>>().Value.SigningSecret.Length > 0)
        {
            SlackEndpoints.Map(app);
        }
    }

    /// <summary>Apart, so that a start without Slack does not even load its room.</summary>
    private static void Connect(WebApplicationBuilder builder)
    {
        builder.Services.AddChecked<SlackOptions>(builder.Configuration, SlackOptions.Section);
        builder.Services.AddSingleton(provider => Account(provider.GetRequiredService<IOptions<SlackOptions>>().Value));
        builder.Services.AddSingleton(provider => Signature(provider.GetRequiredService<IOptions<SlackOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton(Words());
        builder.Services.AddSingleton(provider => new SlackClient(
            provider.GetRequiredService<IHttpClientFactory>().CreateClient(nameof(SlackClient)),
            provider.GetRequiredService<SlackAccount>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SlackClient>>()));
        builder.Services.AddSingleton<SlackWorkspace>().AddSingleton<SlackPeople>().AddSingleton<Gate>().AddSingleton<ResponseAddress>().AddSingleton<InTime>()
            .AddSingleton<ISlackIntake, SlackIntake>().AddSingleton<ModalTalk>().AddSingleton<HomeDoor>().AddSingleton<LeavingDoor>().AddSingleton<EditDoor>()
            .AddSingleton<EventDoor>().AddSingleton<CommandDoor>().AddSingleton<PressDoor>().AddSingleton<SubmissionDoor>().AddSingleton<InteractionDoor>()
            .AddSingleton<ISlackRefusals, SlackFigures>().AddSingleton<Doorway>().AddHostedService<LastWords>()
            .AddSingleton<SlackSender>().AddSingleton<IChannelRoute, SlackRoute>();
        if (!string.IsNullOrWhiteSpace(builder.Configuration[$"{SlackOptions.Section}:{nameof(SlackOptions.AppToken)}"]))
        {
            builder.Services.AddSingleton<EnvelopeDoor>().AddSingleton<SlackSocket>().AddHostedService<SocketWorker>();
        }
    }

    private static SlackAccount Account(SlackOptions options) => new(new(options.ApiUrl), options.BotToken, options.AppToken, options.AppId) { Enterprise = options.Enterprise, Workspaces = options.Workspaces };

    private static SlackSignature Signature(SlackOptions options, TimeProvider time) => new([options.SigningSecret, options.PreviousSigningSecret], time);

    private static SlackWords Words()
    {
        var texts = Texts.English;
        return new(
            Name, texts["slack.loading"], texts["slack.close"], texts["slack.cancel"], texts["slack.field_wrong"], texts["slack.in_messages"],
            texts["slack.goes_on"], texts["slack.crowded"], texts["slack.sorry"], texts["slack.press_again"], texts["slack.file"], texts["slack.long_text"]);
    }
}
