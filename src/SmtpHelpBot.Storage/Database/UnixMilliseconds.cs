using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace SmtpHelpBot.Storage.Database;

/// <summary>Points in time as a number, because SQLite can neither order nor compare them otherwise.</summary>
internal sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(),
    number => DateTimeOffset.FromUnixTimeMilliseconds(number));
