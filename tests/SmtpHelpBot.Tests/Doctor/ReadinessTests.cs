using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Doctor;
using SmtpHelpBot.Doctor.Checks;
using SmtpHelpBot.Hosting;

namespace SmtpHelpBot.Tests.Doctor;

/// <summary>How often anybody who asks /readyz makes the bot look.</summary>
public sealed class ReadinessTests : ICheck, IAsyncLifetime
{
    private readonly FakeTimeProvider time = new();
    private readonly TaskCompletionSource gate = new();
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-readiness-");
    private Microsoft.AspNetCore.Builder.WebApplication app = null!;
    private Readiness readiness = null!;
    private Finding finding = Finding.Good("");
    private bool isVital = true;
    private int looks;

    string ICheck.Name => "database";

    string ICheck.Mend => "";

    bool ICheck.IsVital => isVital;

    bool ICheck.IsAtHand => true;

    public ValueTask InitializeAsync()
    {
        app = BotHost.Build(["--environment=Development", "--Desk:Port=0", $"--Storage:Folder={folder.FullName}"]);
        readiness = new(new([this], app.Services.GetRequiredService<SecretFilter>(), time), time, app.Services.GetRequiredService<IHostApplicationLifetime>());
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task All_who_ask_at_once_wait_for_one_look_and_the_first_may_go_away()
    {
        using var gone = new CancellationTokenSource();
        var first = StatusAsync(gone.Token);
        var others = Enumerable.Range(0, 20).Select(_ => StatusAsync()).ToArray();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        gate.SetResult();

        Assert.All(await Task.WhenAll(others), status => Assert.Equal(200, status));
        Assert.Equal(1, looks);
    }

    [Fact]
    public async Task What_was_found_is_looked_at_again_after_a_second()
    {
        gate.SetResult();
        Assert.Equal(200, await StatusAsync());
        finding = Finding.Broken("");
        time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Equal((200, 1), (await StatusAsync(), looks));

        time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal((503, 2), (await StatusAsync(), looks));
    }

    [Fact]
    public async Task What_is_at_hand_and_not_vital_is_looked_at_as_often_and_leaves_the_bot_ready()
    {
        gate.SetResult();
        (isVital, finding) = (false, Finding.Broken(""));
        Assert.Equal((200, 1), (await StatusAsync(), looks));

        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((200, 2), (await StatusAsync(), looks));
    }

    async Task<Finding> ICheck.LookAsync(CancellationToken cancellation)
    {
        await gate.Task.WaitAsync(cancellation);
        Interlocked.Increment(ref looks);
        return finding;
    }

    private async Task<int> StatusAsync(CancellationToken gone = default)
    {
        var context = new DefaultHttpContext { RequestAborted = gone };
        await readiness.AnswerAsync(context);
        return context.Response.StatusCode;
    }
}
