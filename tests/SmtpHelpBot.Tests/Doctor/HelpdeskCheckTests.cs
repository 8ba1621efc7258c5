using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Settings;
using SmtpHelpBot.Storage.Database;
using SmtpHelpBot.Storage.Rows;
using SmtpHelpBot.Tests.Entrance.Tokens;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>What the doctor says of the helpdesk's conversations: each for itself, and nothing good of one that nobody looked at.</summary>
public sealed class HelpdeskCheckTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-rooms-");
    private IdentityStandIn teams = null!;

    public async ValueTask InitializeAsync() => teams = await IdentityStandIn.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await teams.DisposeAsync();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData(200, "Good", "1 of 1 are reached.", "none")]
    [InlineData(403, "Broken", "The bot is not let into desk (403): add the app there.", "none")]
    [InlineData(404, "Broken", "The bot is not let into desk (404): add the app there.", "none")]
    [InlineData(429, "Warning", "The platform asks to come back later: desk (429).", "what stands between")]
    [InlineData(503, "Broken", "not known now: desk (503).", "what stands between")]
    public async Task An_answer_of_Teams_is_told_as_what_it_is(int status, string verdict, string says, string mend)
    {
        teams.Members = status;
        var found = await LookAsync(Room(0, "desk"));

        Assert.Equal(verdict, $"{found.Verdict}");
        Assert.Contains(says, found.Says, StringComparison.Ordinal);
        Assert.StartsWith(mend, found.Mend ?? "none", StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_conversation_that_is_not_reached_hides_nothing_of_the_others()
    {
        teams.MembersOf["shut"] = 403;
        var found = await LookAsync([.. Room(0, "away", "https://127.0.0.1:9"), .. Room(1, "shut"), .. Room(2, "open"), "--Door:ServiceUrls:1=https://127.0.0.1:9"]);

        Assert.Equal(Verdict.Broken, found.Verdict);
        Assert.Contains("The bot is not let into shut (403)", found.Says, StringComparison.Ordinal);
        Assert.Contains("not known now: away", found.Says, StringComparison.Ordinal);
        Assert.EndsWith("1 of 3 are reached.", found.Says, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_worst_is_told_first_and_says_what_to_mend()
    {
        teams.MembersOf["busy"] = 429;
        // It was named by the code, before the settings shut its address out.
        var found = await LookAsync(Room(0, "busy"), db => db.Add(new RoomRow { Channel = "msteams", Conversation = "far", Reference = """{"serviceUrl":"https://elsewhere.example/"}""" }));

        Assert.StartsWith("The bot's token must not go there: far (elsewhere.example).", found.Says, StringComparison.Ordinal);
        Assert.Equal((Verdict.Broken, "Door:ServiceUrls, or ServiceUrl in Helpdesk:Conversations"), (found.Verdict, found.Mend));
    }

    [Fact]
    public async Task One_in_Slack_is_not_called_good_before_something_arrived_there()
    {
        var found = await LookAsync(Slack);

        Assert.Equal((Verdict.Warning, "Not asked, and nothing was sent there yet: C1. See that the app is in it. 0 of 1 are reached."), (found.Verdict, found.Says));
    }

    [Fact]
    public async Task One_in_Teams_is_not_called_good_where_Teams_is_not_connected() =>
        Assert.Equal(Verdict.Warning, (await LookAsync(["--Helpdesk:Conversations:0:Conversation=desk"], isConnected: false)).Verdict);

    [Theory]
    [InlineData(true, false, "Good")]
    [InlineData(false, true, "Broken")]
    [InlineData(true, true, "Broken")]
    public async Task One_in_Slack_is_known_by_what_became_of_the_last_message(bool wasTaken, bool wasRefusedThen, string verdict)
    {
        var found = await LookAsync(Slack, db =>
        {
            var (lane, at) = (LaneRow.NameOf("slack", "C1"), DateTimeOffset.UnixEpoch);
            db.AddRange(wasTaken ? [new CardRow { Lane = lane, CardKey = "k", ActivityId = "1", SentAt = at }] : []);
            db.AddRange(wasRefusedThen ? [new DeadLetterRow { Kind = DeadLetterKind.Post, Lane = lane, Body = "{}", Reason = "not_in_channel", At = at.AddMinutes(1) }] : []);
        });

        Assert.Equal((verdict, wasRefusedThen), ($"{found.Verdict}", found.Says.Contains("C1 (not_in_channel)", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Public", "https://smba.trafficmanager.net/teams/")]
    [InlineData("Government", "https://smba.infra.gov.teams.microsoft.us/teams/")]
    [InlineData("China", "https://frontend.botapi.msg.infra.teams.microsoftonline.cn/teams/")]
    public void Without_a_service_URL_a_conversation_is_in_the_Teams_of_the_cloud(string cloud, string url) =>
        Assert.Equal(url, new HelpdeskConversation().ServiceUrlIn(new() { Cloud = cloud }));

    [Fact]
    public async Task A_conversation_of_another_cloud_is_a_wrong_setting()
    {
        var room = Room(0, "desk", "https://smba.trafficmanager.net/emea/");
        await using var right = Host(room);
        var wrong = Record.Exception(() => Host(["--Door:Cloud=Government", .. room]));

        Assert.Contains("Conversations:0:ServiceUrl is no address of the cloud Government", Assert.IsType<OptionsValidationException>(wrong).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MicrosoftAppPassword", "--MicrosoftAppPassword=secret")]
    [InlineData("MicrosoftAppCertificatePath", "--MicrosoftAppCertificatePath=/run/bot.pfx")]
    [InlineData("MicrosoftAppCertificateThumbprint", "--MicrosoftAppCertificateThumbprint=00AA")]
    [InlineData("MicrosoftAppId", "--MicrosoftAppType=UserAssignedMSI")]
    public async Task What_is_to_be_mended_for_the_token_is_what_this_app_signs_in_with(string setting, string given)
    {
        await using var app = Host([given], hasSecret: false);

        Assert.StartsWith(setting, app.Services.GetServices<ICheck>().Single(check => check.Name == "token").Mend, StringComparison.Ordinal);
    }

    private static string[] Slack => ["--Helpdesk:Conversations:0:Channel=slack", "--Helpdesk:Conversations:0:Conversation=C1"];

    private string[] Room(int index, string conversation, string? url = null) =>
        [$"--Helpdesk:Conversations:{index}:Conversation={conversation}", $"--Helpdesk:Conversations:{index}:ServiceUrl={url ?? teams.Url}"];

    private async Task<Finding> LookAsync(string[] settings, Action<BotDb>? write = null, bool isConnected = true)
    {
        await using var app = Host(settings, isConnected);
        if (write is not null)
        {
            await app.Services.GetRequiredService<IUpkeep>().MigrateAsync(TestContext.Current.CancellationToken);
            await using var db = await app.Services.GetRequiredService<IDbContextFactory<BotDb>>().CreateDbContextAsync(TestContext.Current.CancellationToken);
            write(db);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        return await app.Services.GetServices<ICheck>().Single(check => check.Name == "helpdesk").LookAsync(TestContext.Current.CancellationToken);
    }

    private WebApplication Host(string[] settings, bool isConnected = true, bool hasSecret = true)
    {
        string[] secret = hasSecret ? ["--MicrosoftAppPassword=secret"] : [];
        string[] app =
        [
            $"--MicrosoftAppId={TokenDraft.AppId}", $"--MicrosoftAppTenantId={TokenScene.Tenant}", $"--ToBotFromChannelOpenIdMetadataUrl={teams.MetadataUrl}",
            $"--ToChannelFromBotLoginUrl={teams.Url}/{TokenScene.Tenant}", $"--Door:ServiceUrls:0={teams.Url}", .. secret,
        ];
        return BotHost.Build(["--environment=Development", "--Desk:Port=0", $"--Storage:Folder={folder.FullName}", .. isConnected ? app : [], .. settings], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => teams.Handler()));
        });
    }
}
