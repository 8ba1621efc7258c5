using SmtpHelpBot.Diagnosis.Readers.Origins;
using SmtpHelpBot.Diagnosis.Readers.Phrases;
using SmtpHelpBot.Diagnosis.Readers.Signs;
using SmtpHelpBot.Diagnosis.Wording;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>Every sign can be told to a person, and every text is of a sign.</summary>
public sealed class SignBookTests
{
    private static readonly IReadOnlyList<Sign> Signs = SignBook.Shared.All;

    [Fact]
    public void Every_reason_has_a_text_and_every_text_a_reason()
    {
        var used = Signs.SelectMany(sign => (sign.Doubts ?? []).Select(doubt => doubt.Reason).Append(sign.Reason))
            .Concat(["probe", "settings_contradiction", "local_blocked", "local_intercepted", "local_server_down", "local_free", "settings_differ", "settings_fit"]);
        Assert.Equal(used.ToHashSet().Order(), KeysBelow("reason.").Order());
    }

    /// <summary>Three are asked by the talk alone, in the place of a longer one: of what a person has named already nothing is asked.</summary>
    [Fact]
    public void Every_question_has_a_text_and_every_text_a_question()
    {
        var asked = Signs.Select(sign => sign.Question).OfType<string>().Concat(["which_program", "which_server", "which_words"]);
        Assert.Equal(asked.ToHashSet().Order(), KeysBelow("question.").Order());
    }

    [Fact]
    public void Every_fine_diagnosis_says_what_it_is_why_what_to_do_and_what_it_is_not()
    {
        string[] parts = ["title", "why", "do", "not"];
        Assert.Equal(Signs.SelectMany(sign => parts.Select(part => $"{sign.Fine}.{part}")).ToHashSet().Order(), KeysBelow("fine.").Order());
    }

    [Fact]
    public void Every_text_ends_as_a_sentence()
    {
        foreach (var key in Texts.English.Keys.Where(key => key.StartsWith("reason.", StringComparison.Ordinal) || (key.StartsWith("fine.", StringComparison.Ordinal) && key.EndsWith(".why", StringComparison.Ordinal))))
        {
            Assert.True(Texts.English[key].EndsWith('.'), key);
        }

        foreach (var key in KeysBelow("question."))
        {
            Assert.Contains('?', Texts.English["question." + key]);
        }
    }

    [Fact]
    public void Every_pattern_is_written_in_small_letters_and_asks_for_something()
    {
        foreach (var says in Signs.SelectMany(sign => sign.Says).Concat(AllMarks().SelectMany(mark => mark.Says)))
        {
            Assert.Equal(says.ToLowerInvariant(), says);
            Assert.All(says.Split([" & ", " ~ ", " + ", " <> ", "|"], StringSplitOptions.None), term => Assert.NotEqual("", term.TrimStart('!')));
            Assert.DoesNotContain(says.Split(" & "), clause => clause.Contains(" <> ", StringComparison.Ordinal) && clause.Contains(" ~ ", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_group_of_words_is_asked_for_and_every_group_that_is_asked_for_is_there()
    {
        var asked = Signs.SelectMany(sign => sign.Says).SelectMany(Pattern.TermsOf).Where(term => term is ['{', .., '}'] && term[1..^1].All(letter => char.IsAsciiLetterLower(letter) || letter == '_'));
        Assert.Equal(WordGroups.Read().Keys.Order(StringComparer.Ordinal), asked.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_word_of_a_group_is_written_in_small_letters() =>
        Assert.All(WordGroups.Read().Values.SelectMany(words => words), word =>
        {
            Assert.NotEqual("", word.Trim());
            Assert.Equal(word.ToLowerInvariant(), word);
        });

    [Fact]
    public void No_sign_doubts_its_own_cause() =>
        Assert.DoesNotContain(Signs, sign => (sign.Doubts ?? []).Any(doubt => doubt.Cause == sign.Cause));

    [Fact]
    public void No_pattern_stands_twice()
    {
        var twice = Signs.SelectMany(sign => sign.Says.Select(says => (sign.Fine, says))).GroupBy(pair => pair).Where(group => group.Count() > 1);
        Assert.Empty(twice.Select(group => group.Key));
    }

    private static IEnumerable<Mark> AllMarks() => [.. Marks.Libraries, .. Marks.ProviderSentences, .. Marks.ProviderNames, .. Marks.Stages];

    private static IEnumerable<string> KeysBelow(string path) =>
        Texts.English.Keys.Where(key => key.StartsWith(path, StringComparison.Ordinal)).Select(key => key[path.Length..]);
}
