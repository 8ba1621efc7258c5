using System.Security.Cryptography;
using System.Text;

namespace SmtpHelpBot.Desk.Doors;

/// <summary>
/// What opens the desk: the token in the printed address, new at each start, and the key that a browser is given for it. The key
/// is kept beside the data, for the owner's eyes only, so that an open page finds back by itself after a restart.
/// </summary>
internal sealed class DeskKeys(string path)
{
    private const int Bytes = 32;
    private readonly Lazy<string> key = new(() => Read(path) ?? Create(path));

    /// <summary>The token of this start.</summary>
    public string Token { get; } = RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true);

    /// <summary>What the browser keeps.</summary>
    public string Key => key.Value;

    public bool FitsToken(string? given) => Same(given, Token);

    public bool FitsKey(string? given) => Same(given, Key);

    /// <summary>Takes the same time for every wrong one.</summary>
    private static bool Same(string? given, string wanted) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given ?? ""), Encoding.UTF8.GetBytes(wanted));

    private static string? Read(string path) => File.Exists(path) && File.ReadAllText(path).Trim() is { Length: 2 * Bytes } kept ? kept : null;

    private static string Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var fresh = RandomNumberGenerator.GetHexString(2 * Bytes, lowercase: true);
        using var file = new StreamWriter(path, options);
        file.Write(fresh);
        return fresh;
    }
}
