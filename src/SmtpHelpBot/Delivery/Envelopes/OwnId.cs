namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>Ids that we give to activities ourselves. No platform knows them, so they never go out as something to reply to.</summary>
internal static class OwnId
{
    private const string Mark = "own-";
    private const string Thread = $"{Mark}thread:";

    public static string New() => $"{Mark}{Guid.NewGuid():N}";

    public static string Of(string name) => Mark + name;

    public static bool Is(string? id) => id?.StartsWith(Mark, StringComparison.Ordinal) == true;

    /// <summary>Stands for the thread of the message that we sent under a key, until it goes out and the platform's id is looked up.</summary>
    public static string OfThread(string cardKey) => Thread + cardKey;

    /// <summary>The key in what <see cref="OfThread"/> made; null where it is something else.</summary>
    public static string? CardOfThread(string? id) => id?.StartsWith(Thread, StringComparison.Ordinal) == true ? id[Thread.Length..] : null;

    /// <summary>The id where the platform gave it; null where it is ours.</summary>
    public static string? Foreign(string? id) => Is(id) ? null : id;
}
