using SmtpHelpBot.Benchmarks.Zoo;

namespace SmtpHelpBot.Benchmarks.Probes;

/// <summary>What people use today, behind the same link: ports 25, 465 and 587 of a healthy Postfix, one after the other, as these tools do.</summary>
internal static class OtherTools
{
    private const string Server = "127.10.0.1";
    private const int Times = 5;

    /// <summary>swaks, to the answer to the last EHLO of each port.</summary>
    public static Task<double> SwaksAsync() => SlowLink.TimeAsync(Times, async () =>
    {
        await SwaksAsync("25");
        await SwaksAsync("465", "--tls-on-connect");
        await SwaksAsync("587", "--tls");
    });

    /// <summary>nodemailer's verify() on each port, in one process.</summary>
    public static Task<double> NodemailerAsync(ZooFolder zoo) => SlowLink.TimeAsync(Times, () => SlowLink.RunAsync("node", "-e", $$"""
        const { createTransport } = require({{System.Text.Json.JsonSerializer.Serialize(Path.Combine(zoo.Path, "npm/node_modules/nodemailer"))}});
        (async () => {
          for (const port of [25, 465, 587]) {
            const transport = createTransport({ host: '{{Server}}', port, secure: port === 465, tls: { rejectUnauthorized: false } });
            await transport.verify();
            transport.close();
          }
        })().catch(problem => { console.error(problem); process.exit(1); });
        """));

    private static Task<string> SwaksAsync(string port, params string[] encryption) =>
        SlowLink.RunAsync("swaks", ["--server", Server, "--port", port, "--helo", "client.zoo.test", "--to", "nobody@zoo.test", "--quit-after", "HELO", .. encryption]);
}
