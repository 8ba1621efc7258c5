namespace SmtpHelpBot.EndToEnd.Processes;

/// <summary>Where things stand in the source tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The bot, built as these tests were.</summary>
    public static string Bot { get; } = Path.Combine(Root, "src", "SmtpHelpBot", BuildFolder(), "SmtpHelpBot");

    /// <summary>The library that draws cards on the local desk; the build puts it there where there is Node.</summary>
    public static string CardLibrary { get; } = Path.Combine(Path.GetDirectoryName(Bot)!, "desk", "adaptivecards.min.js");

    /// <summary>Where traces and screenshots of failed stories are kept.</summary>
    public static string Results { get; } = Path.Combine(Root, "tests", "TestResults");

    public static string Tool(string name) => Path.Combine(Root, "tests", "tools", name);

    /// <summary>bin/Debug/net10.0, or whatever it is here.</summary>
    private static string BuildFolder() => Path.GetRelativePath(Path.Combine(Root, "tests", "EndToEnd"), AppContext.BaseDirectory);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmtpHelpBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Not inside the repository.");
        }

        return folder.FullName;
    }
}
