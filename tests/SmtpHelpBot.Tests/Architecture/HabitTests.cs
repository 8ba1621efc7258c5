namespace SmtpHelpBot.Tests.Architecture;

/// <summary>What the source does without.</summary>
public sealed class HabitTests
{
    private static readonly string[] Clocks =
    [
        "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow", "Environment.TickCount", "Environment.TickCount64",
        "Stopwatch.StartNew", "Stopwatch.GetTimestamp", "Thread.Sleep",
    ];

    [Fact]
    public void Time_comes_from_the_TimeProvider() =>
        Assert.Empty(Seen(file => file.MemberAccesses().Where(access => Clocks.Contains(access, StringComparer.Ordinal))));

    [Fact]
    public void Nothing_is_switched_off_and_nothing_folded_away() => Assert.Empty(Seen(file => file.Directives().Where(line =>
        line.StartsWith("#pragma", StringComparison.Ordinal) || line.StartsWith("#region", StringComparison.Ordinal) || line.StartsWith("#nullable", StringComparison.Ordinal))));

    [Fact]
    public void Memory_is_given_back_by_the_start_of_the_bot_alone() =>
        Assert.Equal(["SmtpHelpBot/Commands/ServeCommand.cs: GC.Collect"], Seen(file => file.MemberAccesses().Where(access => access == "GC.Collect")));

    [Fact]
    public void No_work_is_left_for_later_in_a_comment() => Assert.Empty(Seen(file => file.Comments().Where(comment =>
        comment.Contains("TODO", StringComparison.Ordinal) || comment.Contains("FIXME", StringComparison.Ordinal) || comment.Contains("HACK", StringComparison.Ordinal))));

    [Fact]
    public void A_type_is_named_for_what_it_does() => Assert.Empty(Seen(file => file.Path.StartsWith("SmtpHelpBot", StringComparison.Ordinal)
        ? file.Declares.Where(name => name.EndsWith("Helper", StringComparison.Ordinal) || name.EndsWith("Utils", StringComparison.Ordinal) || name.EndsWith("Manager", StringComparison.Ordinal))
        : []));

    [Fact]
    public void The_habits_are_seen_where_there_are_any()
    {
        var file = new SourceFile("a.cs", "#region x\n// TODO later\nclass C { long Now() => DateTime.UtcNow.Ticks; }\n#endregion");
        Assert.Contains("DateTime.UtcNow", file.MemberAccesses());
        Assert.Contains("#region x", file.Directives());
        Assert.Contains("// TODO later", file.Comments());
    }

    private static IEnumerable<string> Seen(Func<SourceFile, IEnumerable<string>> look) =>
        Repository.Source.Files.SelectMany(file => look(file).Select(what => $"{file.Path}: {what}"));
}
