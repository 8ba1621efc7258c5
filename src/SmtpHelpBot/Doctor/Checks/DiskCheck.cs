using Microsoft.Extensions.Options;
using SmtpHelpBot.Settings;

namespace SmtpHelpBot.Doctor.Checks;

/// <summary>Whether the data folder can be written to, and whether there is room.</summary>
internal sealed class DiskCheck(IOptions<StorageOptions> storage) : ICheck
{
    private const long Megabyte = 1024 * 1024;
    private const long Little = 1024 * Megabyte;
    private const long TooLittle = 100 * Megabyte;

    public string Name => "disk";

    public string Mend => "Storage:Folder";

    public Task<Finding> LookAsync(CancellationToken cancellation)
    {
        var folder = Path.GetFullPath(storage.Value.Folder);
        Directory.CreateDirectory(folder);
        var trial = Path.Combine(folder, $".doctor-{Guid.NewGuid():N}");
        File.WriteAllText(trial, "");
        File.Delete(trial);
        return Task.FromResult(Judge(new DriveInfo(folder).AvailableFreeSpace));
    }

    /// <summary>What so many free bytes mean.</summary>
    public static Finding Judge(long free) => free switch
    {
        < TooLittle => Finding.Broken($"Only {free / Megabyte} MB are free where the data folder is."),
        < Little => Finding.Warning($"Only {free / Megabyte} MB are free where the data folder is."),
        _ => Finding.Good($"The data folder can be written to, and {free / Megabyte} MB are free."),
    };
}
