using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Doctor;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Tests.Delivery;
using SmtpHelpBot.Tests.Entrance.Tokens;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>A bot that is put together and not started, what stands around it, and the doctor that looks at it.</summary>
public abstract class DoctorScene : IAsyncLifetime
{
    private protected const string Secret = "kGq8Q~a-secret-that-must-not-be-seen";
    private readonly RSA key = RSA.Create(2048);

    private protected DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("smtphelpbot-doctor-");

    private protected IdentityStandIn Identity { get; private set; } = null!;

    private protected ConnectorStandIn Connector { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Identity = await IdentityStandIn.StartAsync();
        Identity.Publish("k1", key, ["msteams"]);
        Connector = await ConnectorStandIn.StartAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Connector.DisposeAsync();
        await Identity.DisposeAsync();
        key.Dispose();
        SqliteConnection.ClearAllPools();
        Folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>The settings of a bot that is connected to Teams.</summary>
    private protected string[] Teams(params string[] more) =>
    [
        $"--MicrosoftAppId={TokenDraft.AppId}", $"--MicrosoftAppTenantId={TokenScene.Tenant}", $"--MicrosoftAppPassword={Secret}",
        $"--ToBotFromChannelOpenIdMetadataUrl={Identity.MetadataUrl}", $"--ToChannelFromBotLoginUrl={Identity.Url}/{TokenScene.Tenant}", $"--Door:ServiceUrls:0={Connector.Url}", .. more,
    ];

    /// <summary>What one check finds.</summary>
    private protected async Task<Part> PartAsync(string name, string[] settings, TimeProvider? time = null) =>
        (await LookAsync(settings, one => one == name, time)).Single();

    /// <summary>What the checks of these names find.</summary>
    /// <param name="settings">The settings of the bot.</param>
    /// <param name="which">Which checks look.</param>
    /// <param name="time">The clock of the computer.</param>
    /// <param name="patience">The clock by which a check is waited for.</param>
    /// <param name="other">An address that may be called too.</param>
    private protected async Task<IReadOnlyList<Part>> LookAsync(string[] settings, Func<string, bool> which, TimeProvider? time = null, TimeProvider? patience = null, string? other = null)
    {
        await using var app = BotHost.Build(["--environment=Development", "--Desk:Port=0", $"--Storage:Folder={Folder.FullName}", .. settings], builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.ConfigureHttpClientDefaults(http => http.ConfigurePrimaryHttpMessageHandler(() => Identity.Handler(other)));
            if (time is not null)
            {
                builder.Services.AddSingleton(time);
            }
        });
        var checks = app.Services.GetServices<ICheck>().Where(check => which(check.Name));
        var parts = await new Examination(checks, app.Services.GetRequiredService<SecretFilter>(), patience ?? TimeProvider.System).LookAsync(TestContext.Current.CancellationToken);
        Assert.All(parts, part => Assert.DoesNotContain(Secret, part.Says + part.Mend, StringComparison.Ordinal));
        return parts;
    }

    /// <summary>What a check finds that waits for longer than anybody does.</summary>
    private protected async Task<Part> LatePartAsync(string name, string[] settings, string? other = null)
    {
        var clock = new FakeTimeProvider();
        var looking = LookAsync(settings, one => one == name, patience: clock, other: other);
        while (!looking.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }

        return (await looking).Single();
    }
}
