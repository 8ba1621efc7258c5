namespace SmtpHelpBot.Tests.Delivery;

/// <summary>Where the hosts of this project keep their data: in their folder, as is usual.</summary>
internal static class HostDatabase
{
    /// <summary>The settings that say so.</summary>
    public static Task<string[]> NewAsync() => Task.FromResult<string[]>([]);
}
