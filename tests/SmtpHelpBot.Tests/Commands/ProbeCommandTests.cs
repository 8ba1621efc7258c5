using System.Diagnostics;
using System.Text.Json;
using SmtpHelpBot.Commands;
using SmtpHelpBot.Tests.Probing;

namespace SmtpHelpBot.Tests.Commands;

public sealed class ProbeCommandTests
{
    [Fact]
    public async Task The_answer_is_one_JSON_object_with_all_that_was_seen_and_the_talk_goes_to_a_file()
    {
        await using var server = new PlainMailServer();
        var file = Path.GetTempFileName();

        var (code, said, _) = await RunAsync(server.Address.ToString(), "--port", "2525", "--allow", "127.97.0.0/16", "--json", "--transcript", file, "--from", "our office in Vienna");

        Assert.Equal(0, code);
        var answer = JsonDocument.Parse(Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries))).RootElement;
        Assert.Equal(["target", "addresses", "ports", "findings", "conclusion"], Names(answer));
        Assert.Equal(server.Address.ToString(), answer.GetProperty("addresses")[0].GetString());
        var port = answer.GetProperty("ports")[0];
        Assert.Equal(["port", "address", "outcome", "phases", "banner", "ehloBefore", "ehloAfter", "authBefore", "authAfter", "size", "tls", "findings"], Names(port));
        Assert.Equal("completed", port.GetProperty("outcome").GetString());
        Assert.Equal(["name", "ms"], Names(port.GetProperty("phases")[0]));
        Assert.Equal("220 plain.example ESMTP", port.GetProperty("banner").GetString());
        Assert.Equal(10_485_760, port.GetProperty("size").GetInt64());
        Assert.Equal(["id", "cause", "text"], Names(port.GetProperty("findings")[0]));
        Assert.Equal(["cause", "text", "from", "findings"], Names(answer.GetProperty("conclusion")));
        Assert.Equal("our office in Vienna", answer.GetProperty("conclusion").GetProperty("from").GetString());
        Assert.EndsWith("Seen from our office in Vienna.", answer.GetProperty("conclusion").GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Equal("account_settings", answer.GetProperty("conclusion").GetProperty("cause").GetString());
        var talk = await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken);
        Assert.Contains("S: 220 plain.example ESMTP", talk);
        Assert.Contains("C: EHLO [127.0.0.1]", talk);
        File.Delete(file);
    }

    [Fact]
    public async Task A_name_that_does_not_exist_is_an_answer()
    {
        var (code, said, _) = await RunAsync("smtp.nowhere.example", "--dns", "127.0.0.1:9", "--deadline", "2", "--json");

        Assert.Equal(0, code);
        Assert.Contains("\"findings\":[\"name_servers_", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3, "10.0.0.1")]
    [InlineData(3, "localhost")]
    [InlineData(2, "not a host")]
    public async Task What_may_not_or_cannot_be_looked_at_is_told_by_the_exit_code(int code, string host)
    {
        var answer = await RunAsync(host);

        Assert.Equal(code, answer.Code);
        Assert.NotEmpty(answer.Errors);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--port", "22")]
    [InlineData("--port", "many")]
    [InlineData("--allow", "all")]
    [InlineData("--dns", "resolver")]
    [InlineData("--deadline", "0.1")]
    [InlineData("--deadline", "3600")]
    [InlineData("--deadline", "soon")]
    [InlineData("--colour", "red")]
    public void A_wrong_option_is_told(string option, string value) =>
        Assert.NotEmpty(ProbeCommand.Create().Parse(["smtp.example.com", option, value]).Errors);

    [Theory]
    [InlineData("--port", "587")]
    [InlineData("--allow", "10.20.0.0/16")]
    [InlineData("--dns", "192.0.2.53:53")]
    [InlineData("--deadline", "0.5")]
    [InlineData("--transcript", "talk.txt")]
    [InlineData("--from", "the printer room")]
    public void A_right_option_is_taken(string option, string value) =>
        Assert.Empty(ProbeCommand.Create().Parse(["smtp.example.com", option, value]).Errors);

    [Theory]
    [InlineData("22")]
    [InlineData("many")]
    public async Task Wrong_options_end_with_2_and_without_a_stack_trace(string port)
    {
        var answer = await RunAsync("smtp.example.com", "--port", port);

        Assert.Equal(2, answer.Code);
        Assert.Contains("A port must be one of 25, 465, 587, 2525.", answer.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Errors, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Said, string Errors)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "SmtpHelpBot.dll"), "probe", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })
            ?? throw new InvalidOperationException("dotnet did not start.");
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said, await errors);
    }

    private static IEnumerable<string> Names(JsonElement part) => part.EnumerateObject().Select(property => property.Name);
}
