using Microsoft.Extensions.Time.Testing;
using SmtpHelpBot.Desk.Transcripts;

namespace SmtpHelpBot.Tests.Desk;

public sealed class TranscriptTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-transcript-");
    private readonly FakeTimeProvider time = new();
    private TranscriptFile file;
    private Transcript transcript;

    public TranscriptTests() => (file, transcript) = Open();

    private string Path => System.IO.Path.Combine(folder.FullName, "desk.jsonl");

    [Fact]
    public void A_changed_message_keeps_its_place_and_its_time()
    {
        Say("a", "one");
        var before = All()[0];
        time.Advance(TimeSpan.FromMinutes(1));
        Say("b", "two");
        Say("a", "three");
        var after = All().Single(entry => entry.Id == "a");
        Assert.Equal("three", after.Text);
        Assert.Equal((before.Position, before.At), (after.Position, after.At));
    }

    [Fact]
    public void Who_has_read_all_gets_what_comes_next_only()
    {
        Say("a", "one");
        var news = transcript.Since(new(transcript.Round, transcript.Version));
        Assert.Empty(news.Entries);
        Assert.False(news.More.IsCompleted);
        Say("a", "one, again");
        Assert.True(news.More.IsCompleted);
    }

    [Fact]
    public void What_was_taken_back_is_told_without_its_words()
    {
        Say("a", "one");
        transcript.Remove("a");
        var entry = Assert.Single(All());
        Assert.True(entry.Removed);
        Assert.Null(entry.Text);
    }

    [Fact]
    public void What_is_forgotten_is_told_to_the_page_and_is_in_the_file_no_more_nor_what_others_said_before_a_change()
    {
        Say("a", "secret");
        transcript.Put(new("other", "sam", "Sam", "hidden"));
        transcript.Put(new("other", "sam", "Sam", "still here"));
        var mark = new Mark(transcript.Round, transcript.Version);
        transcript.Forget(entry => entry.Id == "a");

        Assert.True(Assert.Single(transcript.Since(mark).Entries).Removed);
        Assert.Equal((0, 1), (transcript.Count("robin"), transcript.Count("sam")));
        Reopen();
        Assert.DoesNotContain("secret", File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", File.ReadAllText(Path), StringComparison.Ordinal);
        Assert.Contains(All(), entry => entry.Text == "still here");
    }

    [Fact]
    public void What_is_older_than_it_may_be_goes()
    {
        Say("a", "one");
        time.Advance(TimeSpan.FromDays(2));
        Say("b", "two");
        transcript.ForgetBefore(time.GetUtcNow().AddDays(-1));

        Assert.Equal("b", Assert.Single(All()).Id);
        Reopen();
        Assert.Equal("b", Assert.Single(All()).Id);
    }

    [Fact]
    public void Old_messages_of_a_conversation_are_forgotten_and_those_of_others_are_not()
    {
        transcript.Put(new("other", "sam", "Sam", "still here"));
        for (var number = 0; number < Transcript.MostInPlace + 5; number++)
        {
            Say($"m{number}", $"{number}");
        }

        Assert.Equal(Transcript.MostInPlace + 1, All().Count);
        Assert.Contains(All(), entry => entry.Id == "other");
        Assert.DoesNotContain(All(), entry => entry.Id == "m4");
    }

    [Fact]
    public void The_file_gives_back_the_round_and_the_newest_state_of_each_message()
    {
        Say("a", "one");
        Say("b", "two");
        Say("a", "three");
        var (round, version) = (transcript.Round, transcript.Version);
        Reopen();
        Assert.Equal((round, version), (transcript.Round, transcript.Version));
        Assert.Equal(["a: three", "b: two"], All().OrderBy(entry => entry.Position).Select(entry => $"{entry.Id}: {entry.Text}"));
    }

    [Fact]
    public void A_line_that_a_crash_cut_off_is_none()
    {
        Say("a", "one");
        file.Dispose();
        File.AppendAllText(Path, """{"version":7,"posi""");
        Reopen();
        Assert.Equal("one", Assert.Single(All()).Text);
        Say("b", "two");
        Reopen();
        Assert.Equal(2, All().Count);
    }

    [Fact]
    public void The_file_does_not_grow_without_end()
    {
        var text = new string('x', 64 * 1024);
        for (var number = 0; number < 300; number++)
        {
            Say("a", $"{number} {text}");
        }

        Assert.InRange(new FileInfo(Path).Length, 1, 9 * 1024 * 1024);
    }

    [Fact]
    public void A_new_round_is_another_one_after_a_restart_too()
    {
        Say("a", "one");
        transcript.Put(new("ticket", "helpdesk", null, "a ticket"));
        var before = transcript.Round;
        transcript.StartOver(place => place == "helpdesk");
        var after = transcript.Round;
        Assert.NotEqual(before, after);
        Reopen();
        Assert.Equal(after, transcript.Round);
        Assert.Equal("ticket", Assert.Single(All()).Id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("abc.x")]
    [InlineData("abc.-1")]
    [InlineData("a.b.1")]
    public void A_mark_that_is_none_means_that_nothing_was_read(string? text) => Assert.Equal(Mark.Nothing, Mark.Parse(text));

    [Fact]
    public void A_mark_is_read_as_it_is_written() => Assert.Equal(new Mark("abc", 12), Mark.Parse(new Mark("abc", 12).ToString()));

    public void Dispose()
    {
        file.Dispose();
        folder.Delete(recursive: true);
    }

    private void Say(string id, string text) => transcript.Put(new(id, "robin", "Robin", text));

    private IReadOnlyList<Entry> All() => transcript.Since(Mark.Nothing).Entries;

    private void Reopen()
    {
        file.Dispose();
        (file, transcript) = Open();
    }

    private (TranscriptFile File, Transcript Transcript) Open()
    {
        var opened = new TranscriptFile(Path);
        return (opened, new(opened, time));
    }
}
