using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Helpdesk.Tickets;
using SmtpHelpBot.Hosting;
using SmtpHelpBot.Storage.Tests;
using SmtpHelpBot.Storage.Turns;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>The commands that export what a server holds.</summary>
public sealed class ExportTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task Tickets_and_the_audit_trail_of_a_server_are_exported()
    {
        await using (var turn = storage.NewTurn())
        {
            await turn.ServiceProvider.GetRequiredService<ITicketBook>().AddAsync(storage.NewTicket(), StorageFixture.Cancel);
            await turn.ServiceProvider.GetRequiredService<TurnTransaction>().CommitAsync(StorageFixture.Cancel);
        }

        var (code, csv) = await RunAsync("tickets", "--postgresql", storage.Database.Connection);
        Assert.Equal((0, 2), (code, csv.TrimEnd().Split("\r\n").Length));
        Assert.Equal(0, (await RunAsync("audit", "--json", "--postgresql", storage.Database.Connection)).Code);
    }

    [Fact]
    public async Task A_server_that_cannot_be_asked_or_is_older_is_told_so()
    {
        var (code, said) = await RunAsync("tickets", "--postgresql", await ServerOfThisRun.NewEmptyDatabaseAsync());
        Assert.Equal((1, true), (code, said.Contains("The database is of an older version.", StringComparison.Ordinal)));
        Assert.Equal(2, (await RunAsync("tickets", "--postgresql", "no connection")).Code);
    }

    private static async Task<(int Code, string Said)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(BotHost).Assembly.Location, .. arguments]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var (said, told) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + await told);
    }
}
