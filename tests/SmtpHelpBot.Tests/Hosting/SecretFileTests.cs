using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Settings;
using SmtpHelpBot.SlackDoor;

namespace SmtpHelpBot.Tests.Hosting;

public sealed class SecretFileTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-secrets-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_secret_in_a_file_is_read_without_the_line_end_that_editors_add()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "MicrosoftAppPassword"), "from the file\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "Slack__BotToken"), "xoxb-from-the-file", TestContext.Current.CancellationToken);
        await using var app = Build("--Slack:SigningSecret=0123456789abcdef0123456789abcdef");

        Assert.Equal("from the file", app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.MicrosoftAppPassword);
        Assert.Equal("xoxb-from-the-file", app.Services.GetRequiredService<IOptions<SlackOptions>>().Value.BotToken);
    }

    [Fact]
    public async Task The_command_line_says_it_last()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "MicrosoftAppPassword"), "from the file", TestContext.Current.CancellationToken);
        await using var app = Build("--MicrosoftAppPassword=from the command line");

        Assert.Equal("from the command line", app.Services.GetRequiredService<IOptions<TeamsOptions>>().Value.MicrosoftAppPassword);
    }

    private WebApplication Build(params string[] settings) => BotHost.Build(
        [
            "--environment=Development", "--Desk:Port=0", $"--SECRETS_FOLDER={folder.FullName}", $"--Storage:Folder={folder.FullName}",
            "--MicrosoftAppId=00000000-0000-0000-0000-000000000001", "--MicrosoftAppType=MultiTenant", .. settings,
        ],
        builder => builder.Logging.ClearProviders());
}
