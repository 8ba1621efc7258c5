using System.Diagnostics;

namespace SmtpHelpBot.Benchmarks.Bots;

/// <summary>The programs that are measured.</summary>
internal static class Binaries
{
    /// <summary>The folder with the solution.</summary>
    public static string Repository { get; } = FindRepository(AppContext.BaseDirectory);

    /// <summary>This program, whose modes are the bots to compare with.</summary>
    public static string Own => Environment.ProcessPath ?? throw new InvalidOperationException("This program does not know its own file.");

    /// <summary>Publishes the bot as it is deployed.</summary>
    public static async Task<string> PublishAsync(string folder)
    {
        await RunAsync("dotnet", ["publish", Path.Combine(Repository, "src/SmtpHelpBot"), "-c", "Release", "-o", folder, "-v", "q", "--nologo"]);
        return Path.Combine(folder, "SmtpHelpBot");
    }

    /// <summary>Runs a program to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public static async Task RunAsync(string program, string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)) ?? throw new InvalidOperationException($"{program} did not start.");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
        }
    }

    private static string FindRepository(string folder) =>
        File.Exists(Path.Combine(folder, "SmtpHelpBot.sln")) ? folder
        : FindRepository(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("This program is not inside the repository."));
}
