using SmtpHelpBot.Storage.Tests;

namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Where the hosts of this project keep their data: in a database of its own on the server of this run.</summary>
internal static class HostDatabase
{
    /// <summary>The settings that say so.</summary>
    public static async Task<string[]> NewAsync() => [$"--Storage:PostgreSql={await ServerOfThisRun.NewDatabaseAsync()}"];
}
