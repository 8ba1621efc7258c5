using System.Data.Common;
using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Database.Sqlite;

namespace SmtpHelpBot.Commands;

/// <summary>What a start says where it ends before the bot runs: which setting is wrong, or what of this computer is, and no stack trace.</summary>
internal static class StartTrouble
{
    private const string Server = "Microsoft.AspNetCore.Server.Kestrel";
    private const string Addresses = "Look at --urls (such as http://0.0.0.0:3978), or at Kestrel:Endpoints where it is set.";
    private const string Certificates = "Look at Kestrel:Certificates:Default:Path and Kestrel:Certificates:Default:KeyPath (PEM files).";

    /// <summary>The lines; none where it is trouble of another kind, which only a programmer can mend.</summary>
    public static IReadOnlyList<string> In(Exception problem) => WrongSettings.In(problem) is { Count: > 0 } failures
        ? ["The bot cannot start with these settings:", .. failures.Select(failure => $"  {failure}")]
        : Line(problem) is { } line ? [$"The bot cannot start. {line}"] : [];

    /// <summary>Whether the database is the reason, without which nothing begins.</summary>
    public static bool IsOfDatabase(Exception problem) => problem is DamagedDatabaseException or OlderDatabaseException || FaultOfDatabase(problem) is not null;

    private static string? Line(Exception problem) => problem switch
    {
        DamagedDatabaseException or OlderDatabaseException => problem.Message,
        _ when FaultOfDatabase(problem) is { } fault => $"Its database does not answer as it should: {Told(fault)} Look at Storage:PostgreSql, or at Storage:Folder without it.",
        InvalidDataException => $"{Told(problem)} {Told(problem.GetBaseException())}",
        IOException { InnerException: AddressInUseException } =>
            $"{Told(problem)} Stop the other program, or choose another port: --urls=http://localhost:PORT for the bot, --Desk:Port=PORT for the local desk (0 takes any that is free).",
        SocketException => $"It cannot listen at the address it was given: {Told(problem)} {Addresses}",
        ArgumentOutOfRangeException { ParamName: "port" } => $"A port is a number from 1 to 65535, or 0 for any that is free. {Addresses}",
        FormatException => $"{Told(problem)} {Addresses}",
        CryptographicException => $"{Told(problem)} {Certificates}",
        InvalidOperationException { Source: { } source } when source.StartsWith(Server, StringComparison.Ordinal) => $"{Told(problem)} {Addresses} {Certificates}",
        IOException or UnauthorizedAccessException => $"{Told(problem)} Look at the setting that names it.",
        _ => null,
    };

    /// <summary>In one line, and as a sentence, whether the library ended it or not.</summary>
    private static string Told(Exception problem) => $"{problem.Message.ReplaceLineEndings(" ").TrimEnd('.', ' ')}.";

    private static DbException? FaultOfDatabase(Exception? problem) => problem as DbException ?? (problem is null ? null : FaultOfDatabase(problem.InnerException));
}
