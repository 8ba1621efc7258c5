using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using SmtpHelpBot.Storage.Inbox;

namespace SmtpHelpBot.Storage.Tests;

/// <summary>A copy of the file that is taken while it is written to.</summary>
public sealed class BackupTests(StorageFixture storage) : IClassFixture<StorageFixture>
{
    [Fact]
    public async Task A_copy_is_whole_and_has_all_that_was_stored_before_it_was_asked_for()
    {
        var inbox = storage.Get<InboxStore>();
        for (var n = 0; n < 50; n++)
        {
            await inbox.AddAsync(storage.Incoming($"before-{n}"), StorageFixture.Cancel);
        }

        var copy = Path.Combine(storage.Database.Folder, "copy.db");
        var meanwhile = Task.WhenAll(Enumerable.Range(0, 200).Select(n => inbox.AddAsync(storage.Incoming($"meanwhile-{n}"), StorageFixture.Cancel)));
        await StorageSetup.BackUpAsync(storage.Database.Folder, copy, StorageFixture.Cancel);
        await meanwhile;

        Assert.Equal(50, Count(copy, "before"));
        Assert.InRange(Count(copy, "meanwhile"), 0, 200);
        Assert.Equal(200, Count(Path.Combine(storage.Database.Folder, "smtphelpbot.db"), "meanwhile"));
    }

    [Fact]
    public async Task What_is_there_already_is_not_written_over()
    {
        var mine = Path.Combine(storage.Database.Folder, "mine.txt");
        await File.WriteAllTextAsync(mine, "mine", StorageFixture.Cancel);
        await Assert.ThrowsAsync<IOException>(() => StorageSetup.BackUpAsync(storage.Database.Folder, mine, StorageFixture.Cancel));
        Assert.Equal("mine", await File.ReadAllTextAsync(mine, StorageFixture.Cancel));
    }

    [Fact]
    public async Task What_a_copy_that_was_broken_off_has_left_stands_in_the_way_of_none()
    {
        var copy = Path.Combine(storage.Database.Folder, "again.db");
        string[] left = [$"{copy}.part", $"{copy}.{int.MaxValue}.part", $"{copy}.{Environment.ProcessId}.part"];
        foreach (var part in left)
        {
            await File.WriteAllTextAsync(part, "half", StorageFixture.Cancel);
        }

        await StorageSetup.BackUpAsync(storage.Database.Folder, copy, StorageFixture.Cancel);
        Assert.Equal([true, false, false], left.Select(File.Exists));
    }

    [Fact]
    public async Task Where_there_is_no_room_to_write_it_nothing_is_left_behind()
    {
        var nowhere = Path.Combine(storage.Database.Folder, "no such folder", "copy.db");
        await Assert.ThrowsAnyAsync<IOException>(() => StorageSetup.BackUpAsync(storage.Database.Folder, nowhere, StorageFixture.Cancel));
        Assert.False(File.Exists(nowhere) || Directory.Exists(Path.GetDirectoryName(nowhere)));
    }

    [Fact]
    public async Task A_bot_that_starts_on_a_copy_reads_and_writes_side_by_side_as_before()
    {
        var folder = Directory.CreateDirectory(Path.Combine(storage.Database.Folder, "restored")).FullName;
        var file = Path.Combine(folder, "smtphelpbot.db");
        await StorageSetup.BackUpAsync(storage.Database.Folder, file, StorageFixture.Cancel);
        Assert.Equal("delete", Ask(file, "PRAGMA journal_mode"));

        await using var bot = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddStorage(_ => folder).BuildServiceProvider();
        await bot.PrepareStorageAsync(StorageFixture.Cancel);
        Assert.Equal("wal", Ask(file, "PRAGMA journal_mode"));
    }

    private static string Ask(string file, string question)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = question;
        return (string)command.ExecuteScalar()!;
    }

    private static int Count(string file, string kind)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Inbox WHERE ActivityId LIKE $kind || '-%'";
        command.Parameters.AddWithValue("$kind", kind);
        return Convert.ToInt32(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
