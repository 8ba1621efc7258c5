using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>What servers, programs, dialogs and people say, and what the reader makes of it.</summary>
public sealed class SampleTests
{
    public static TheoryData<string, string, string?, string?, string> Errors => Samples.Expected("errors");

    public static TheoryData<string, string, string?, string?, string> Meanings => Samples.Expected("meanings");

    public static TheoryData<string, string, string?, string?, string> Dialogs => Samples.Expected("dialogs");

    public static TheoryData<string, string, string?, string?, string> PlainWords => Samples.Expected("plain-words");

    [Theory]
    [MemberData(nameof(Errors))]
    [MemberData(nameof(Meanings))]
    [MemberData(nameof(Dialogs))]
    [MemberData(nameof(PlainWords))]
    public void It_is_read_as_what_it_means(string cause, string fine, string? language, string? question, string text)
    {
        var reading = PasteReader.Read(text);
        var ranked = Ranking.Of(reading.Evidence);

        Assert.Equal((cause, fine), (ranked.Count > 0 ? ranked[0].Cause.ToName() : "", reading.Fine));
        Assert.Equal(language ?? reading.Language, reading.Language);
        Assert.Equal(question ?? reading.NextQuestion, reading.NextQuestion);
    }

    [Theory]
    [MemberData(nameof(PlainWords))]
    public void Plain_words_always_lead_to_a_question(string cause, string fine, string? language, string? question, string text)
    {
        _ = (cause, fine, language, question);
        Assert.NotNull(PasteReader.Read(text).NextQuestion);
    }

    [Fact]
    public void There_are_samples_enough()
    {
        Assert.True(Errors.Count >= 150, $"{Errors.Count} errors");
        Assert.True(Dialogs.Count >= 50, $"{Dialogs.Count} dialogs");
        Assert.True(PlainWords.Count >= 60, $"{PlainWords.Count} plain descriptions");
    }

    [Fact]
    public void Dialogs_and_plain_words_come_in_ten_languages()
    {
        string[] languages = ["de", "en", "es", "fr", "it", "ja", "nl", "pt", "ru", "zh"];
        Assert.Equal(languages, Dialogs.Select(row => row.Data.Item3).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Assert.Equal(languages, PlainWords.Select(row => row.Data.Item3).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }
}
