using Microsoft.Data.Sqlite;
using SmtpHelpBot.Storage.Database.Sqlite;
using SmtpHelpBot.Storage.Inbox;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>A file is looked at before anything is done with it.</summary>
public sealed class FileCheckTests : IAsyncLifetime
{
    private readonly StorageFixture storage = new();

    public ValueTask InitializeAsync() => storage.InitializeAsync();

    public ValueTask DisposeAsync() => storage.DisposeAsync();

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(95)]
    public async Task A_damaged_file_is_named_with_what_to_do_and_stays_as_it_is(int percent)
    {
        await FillAsync();
        var (file, bytes) = await CopyAsync();
        var at = bytes.Length * percent / 100;
        Array.Fill(bytes, (byte)0xA5, at, Math.Min(20_000, bytes.Length - at));
        await File.WriteAllBytesAsync(file, bytes, StorageFixture.Cancel);
        var damage = await Assert.ThrowsAsync<DamagedDatabaseException>(() => FileCheck.DemandSoundAsync(Path.GetDirectoryName(file)!, StorageFixture.Cancel));
        Assert.Contains(file, damage.Message, StringComparison.Ordinal);
        Assert.Contains("backup FILE", damage.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(file, StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_file_that_lost_its_end_is_damaged_too()
    {
        await FillAsync();
        var (file, bytes) = await CopyAsync();
        await File.WriteAllBytesAsync(file, bytes[..(bytes.Length / 2)], StorageFixture.Cancel);
        await Assert.ThrowsAsync<DamagedDatabaseException>(() => FileCheck.DemandSoundAsync(Path.GetDirectoryName(file)!, StorageFixture.Cancel));
    }

    [Fact]
    public async Task A_sound_file_and_one_that_is_not_there_yet_pass()
    {
        await FillAsync();
        await FileCheck.DemandSoundAsync(storage.Database.Folder, StorageFixture.Cancel);
        await FileCheck.DemandSoundAsync(Path.Combine(storage.Database.Folder, "nothing"), StorageFixture.Cancel);
    }

    private async Task FillAsync()
    {
        for (var n = 0; n < 60; n++)
        {
            var row = storage.Incoming($"m{n}");
            row.Envelope = new string('x', 3000);
            await storage.Get<InboxStore>().AddAsync(row, StorageFixture.Cancel);
        }
    }

    /// <summary>A copy without log files, in a folder of its own, under the name that a bot looks for.</summary>
    private async Task<(string File, byte[] Bytes)> CopyAsync()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(storage.Database.Folder, "copy")).FullName, DatabaseFile.Name);
        await StorageSetup.BackUpAsync(storage.Database.Folder, file, StorageFixture.Cancel);
        SqliteConnection.ClearAllPools();
        return (file, await File.ReadAllBytesAsync(file, StorageFixture.Cancel));
    }
}
