namespace SmtpHelpBot.Delivery.Envelopes;

/// <summary>Ids that we give to activities ourselves. No platform knows them, so they never go out as something to reply to.</summary>
internal static class OwnId
{
    private const string Mark = "own-";

    public static string New() => $"{Mark}{Guid.NewGuid():N}";

    public static string Of(string name) => Mark + name;

    public static bool Is(string? id) => id?.StartsWith(Mark, StringComparison.Ordinal) == true;

    /// <summary>The id where the platform gave it; null where it is ours.</summary>
    public static string? Foreign(string? id) => Is(id) ? null : id;
}
