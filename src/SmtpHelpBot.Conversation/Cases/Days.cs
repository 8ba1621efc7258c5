namespace SmtpHelpBot.Conversation.Cases;

/// <summary>The day, for facts that change with it.</summary>
internal static class Days
{
    extension(TimeProvider time)
    {
        /// <summary>Today, in UTC.</summary>
        public DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
    }
}
