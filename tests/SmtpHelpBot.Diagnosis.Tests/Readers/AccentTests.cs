using SmtpHelpBot.Diagnosis.Causes;
using SmtpHelpBot.Diagnosis.Readers;
using SmtpHelpBot.Diagnosis.Readers.Plain;

namespace SmtpHelpBot.Diagnosis.Tests.Readers;

/// <summary>Words mean the same with and without their accents, and as they are written where a keyboard has none.</summary>
public sealed class AccentTests
{
    [Theory]
    [InlineData("535 Mot de passe erroné", "535 Mot de passe errone")]
    [InlineData("450 Sie haben das Stundenlimit überschritten", "450 Sie haben das Stundenlimit ueberschritten")]
    [InlineData("Die Verbindung zum Postausgang: Zeitüberschreitung", "Die Verbindung zum Postausgang: Zeitueberschreitung")]
    [InlineData("550 Empfänger unbekannt", "550 Empfaenger unbekannt")]
    [InlineData("553 La dirección del remitente no coincide", "553 La direccion del remitente no coincide")]
    [InlineData("535 Usuário ou senha inválidos", "535 Usuario ou senha invalidos")]
    [InlineData("530 сервер требует шифрование, включён не тот режим", "530 сервер требует шифрование, включен не тот режим")]
    [InlineData("535 Contrase\u00f1a inv\u00e1lida", "535 Contrasen\u0303a inva\u0301lida")]
    public void The_same_words_are_read_alike(string with, string without)
    {
        Assert.NotEmpty(PasteReader.Read(with).Evidence);
        Assert.Equal(Told(with), Told(without));
    }

    [Fact]
    public void What_has_no_accent_stays_as_it_is() => Assert.Equal("naive ß 加密 パスワード", Accents.Without("naïve ß 加密 パスワード"));

    private static List<(Cause Cause, double Weight, string Reason)> Told(string text) =>
        [.. PasteReader.Read(text).Evidence.Select(item => (item.Cause, item.Weight, item.Reason))];
}
