namespace SmtpHelpBot.Tests.Architecture;

/// <summary>Arrows between folders go one way.</summary>
public sealed class CircleTests
{
    [Fact]
    public void No_folder_of_the_source_knows_itself_by_a_detour() => Assert.Empty(Repository.Source.Circles());

    [Fact]
    public void The_source_is_seen_whole()
    {
        Assert.InRange(Repository.Source.Files.Count, 200, 5000);
        Assert.Contains(Repository.Source.Files, file => file.Declares.Contains("RedactedText"));
    }

    [Fact]
    public void Two_folders_that_know_each_other_are_a_circle() => Assert.Equal(
        ["a -> b (Two); b -> a (One)"],
        Circles(
            ("a/One.cs", "using B; namespace A; public sealed class One { Two? other; }"),
            ("b/Two.cs", "using A; namespace B; public sealed class Two { One? other; }")));

    [Fact]
    public void A_circle_may_take_a_detour() => Assert.Equal(
        ["a -> b (Two); b -> c (Three); c -> a (One)"],
        Circles(
            ("a/One.cs", "using B; namespace A; public sealed record One(Two Other);"),
            ("b/Two.cs", "using C; namespace B; public sealed class Two : Three;"),
            ("c/Three.cs", "using A; namespace C; public abstract class Three { object Make() => new One(null!); }"),
            ("d/Four.cs", "using A; namespace D; public enum Four { One }")));

    [Fact]
    public void An_extension_method_is_an_arrow_to_where_it_is_declared() => Assert.Equal(
        ["a -> b (Grow); b -> a (One)"],
        Circles(
            ("a/One.cs", "using B; namespace A; public sealed class One { One Next() => this.Grow(); }"),
            ("b/Growing.cs", "using A; namespace B; public static class Growing { public static One Grow(this One one) => one; }")));

    [Theory]
    [InlineData("using A; namespace B; public sealed class Two { /* One */ string text = \"One\"; }")]
    [InlineData("using A; namespace B; public sealed class Two { int One; int Get(Two other) => other.One; }")]
    [InlineData("namespace B; public sealed class Two { One? other; }")]
    [InlineData("using A; namespace B; public sealed class Two { One? other; } public sealed class One;")]
    public void A_word_that_names_no_type_of_another_folder_is_no_arrow(string two) => Assert.Empty(Circles(
        ("a/One.cs", "using B; namespace A; public sealed class One { Two? other; }"),
        ("b/Two.cs", two)));

    private static IEnumerable<string> Circles(params (string Path, string Text)[] files) =>
        new House([.. files.Select(file => new SourceFile(file.Path, file.Text))]).Circles();
}
