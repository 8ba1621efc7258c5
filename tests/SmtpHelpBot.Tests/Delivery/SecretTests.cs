using System.Text;
using Newtonsoft.Json.Linq;

namespace SmtpHelpBot.Tests.Delivery;

public sealed class SecretTests
{
    private const string Password = "Tr0ub4dor-canary-7731";
    private const string ApiKey = "SG.canarycanarycanary12.canarycanarycanarycanarycanarycanarycanary1";
    private const string Token = "eyJhbGciOiJSUzI1NiJ9.eyJjYW5hcnkiOiJjYW5hcnkifQ.c2lnbmF0dXJlLWNhbmFyeS1zaWduYXR1cmU";
    private static readonly string SignIn = Convert.ToBase64String(Encoding.UTF8.GetBytes($"\0anna@example.com\0{Password}"));

    [Fact]
    public async Task No_pasted_secret_reaches_the_data_folder_or_the_log()
    {
        await using var bot = await RunningBot.StartAsync((turn, _) => turn.Activity.Text.StartsWith("fail", StringComparison.Ordinal)
            ? throw new InvalidOperationException("a turn that is parked")
            : turn.SendActivityAsync($"You said: {turn.Activity.Text}"));
        bot.Connector.Open("anna");
        var pasted = $"""
            EMAIL_HOST_PASSWORD = '{Password}'
            AUTH PLAIN {SignIn}
            SENDGRID_API_KEY={ApiKey}
            Authorization: Bearer {Token}
            535 5.7.8 Username and Password not accepted
            """;
        await bot.PostAsync(Everywhere(bot.Message(pasted), pasted));
        await bot.PostAsync(Everywhere(bot.Message($"fail {pasted}"), pasted));
        await bot.PostAsync(Everywhere(bot.Invoke("adaptiveCard/action", new() { ["action"] = new JObject { ["data"] = new JObject { ["note"] = pasted } } }), pasted));
        var replies = await bot.Connector.NextAsync(2);
        await bot.StopAsync();

        Assert.Contains("535 5.7.8", replies[0].Text, StringComparison.Ordinal);
        foreach (var secret in (string[])[Password, SignIn, ApiKey, Token])
        {
            Assert.DoesNotContain(replies, reply => reply.Activity.ToString().Contains(secret, StringComparison.Ordinal));
            Assert.DoesNotContain(bot.Log.All, line => line.Contains(secret, StringComparison.Ordinal));
            foreach (var file in Directory.EnumerateFiles(bot.Folder, "*", SearchOption.AllDirectories))
            {
                Assert.False(Holds(File.ReadAllBytes(file), secret), $"{Path.GetFileName(file)} holds {secret}.");
            }
        }

        await bot.StartAsync();
    }

    /// <summary>The text again where platforms repeat it.</summary>
    private static JObject Everywhere(JObject activity, string text)
    {
        activity["attachments"] = new JArray(new JObject { ["contentType"] = "text/html", ["content"] = $"<p>{text}</p>" });
        activity["channelData"] = new JObject { ["raw"] = text };
        activity["summary"] = text;
        activity["unknown"] = text;
        return activity;
    }

    private static bool Holds(ReadOnlySpan<byte> file, string secret) =>
        file.IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0 || file.IndexOf(Encoding.Unicode.GetBytes(secret)) >= 0;
}
