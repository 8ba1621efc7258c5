using SmtpHelpBot.Node;

namespace SmtpHelpBot.Slack.Tests.Signing;

/// <summary>Runs a script of <c>tests/tools/slack</c>, which asks Slack's own packages.</summary>
internal static class SlackTool
{
    private static readonly string Folder = Path.Combine(Root(), "tests", "tools", "slack");

    /// <summary>The repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmtpHelpBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Not inside the repository.");
        }

        return folder.FullName;
    }

    /// <summary>What a script writes when it is given these lines.</summary>
    public static async Task<string[]> RunAsync(string script, IEnumerable<string> lines)
    {
        Assert.SkipUnless(NodeScript.NodeIsHere, "Node is not installed.");
        return await NodeScript.RunAsync(Folder, script, lines, TestContext.Current.CancellationToken);
    }
}
