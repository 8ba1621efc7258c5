using System.Collections.Frozen;
using SmtpHelpBot.Diagnosis.Readers.Plain;

namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>Tells the language a text is written in: by its script, or by the small words that no other language has.</summary>
internal static class Language
{
    private const int Enough = 2;
    private const int LongestWord = 18;
    private const string English = "en";
    private static readonly string[] Latin = [English, "de", "fr", "es", "pt", "it", "nl"];

    private static readonly FrozenDictionary<string, Word> Words = new (string Language, string[] Words)[]
    {
        ("en", ["the", "is", "and", "to", "my", "not", "for", "with", "can", "it", "we", "was", "are", "from", "this", "that", "have", "has", "be", "but", "your", "at", "by", "or", "does", "when", "please"]),
        ("de", ["der", "die", "das", "nicht", "ist", "sind", "und", "ich", "wir", "konnte", "werden", "wurde", "bitte", "ihr", "ihre", "kann", "mit", "dem", "den", "für", "beim", "eine", "einen", "mein", "meine", "unser", "seit", "keine", "alle", "auf", "aber", "nach", "geht", "im", "wird", "oder", "neues", "mehr", "passwort", "kennwort", "überprüfen", "anmeldung", "drucker"]),
        ("fr", ["le", "les", "la", "des", "est", "une", "un", "je", "ne", "mes", "mais", "peux", "en", "notre", "par", "votre", "veuillez", "pas", "avec", "dans", "sur", "sans", "et", "impossible", "erreur", "serveur", "mon", "ma", "mot", "passe", "depuis", "plus", "envoyer", "vous", "nous", "été", "connexion", "du", "chez"]),
        ("es", ["el", "los", "las", "la", "una", "por", "para", "con", "su", "correo", "correos", "servidor", "contraseña", "enviar", "puede", "puedo", "pero", "desde", "mi", "ha", "del", "ya", "de", "y", "tengo", "autenticación", "mensaje", "cuenta", "usuario", "otra", "vez"]),
        ("pt", ["não", "foi", "uma", "para", "com", "por", "sua", "servidor", "senha", "mensagem", "enviar", "conta", "você", "seu", "meu", "minha", "nossa", "desde", "palavra-passe", "autenticação", "resposta", "erro", "de", "da", "do", "mais", "mas", "recebo", "consigo", "e-mails", "toda", "hora", "usuário"]),
        ("it", ["il", "la", "le", "gli", "della", "del", "di", "che", "non", "una", "per", "con", "ho", "mi", "ma", "più", "posta", "impossibile", "messaggio", "errore", "mia", "mio", "verificare", "inviare", "riesco", "ricevo", "autenticazione", "nome", "utente", "nuovo", "chiede", "continuamente", "invia"]),
        ("nl", ["het", "een", "de", "en", "niet", "van", "voor", "met", "uw", "mijn", "onze", "wachtwoord", "kan", "ik", "maar", "om", "meer", "worden", "verzonden", "bericht", "verbinding", "mislukt", "sinds", "controleer", "geen", "steeds", "opnieuw", "of", "is"]),
    }.SelectMany(entry => entry.Words.Select(word => (word: Accents.Without(word), entry.Language)))
        .GroupBy(pair => pair.word, StringComparer.Ordinal)
        .Select((group, number) => (group.Key, Word: new Word(number, [.. group.Select(pair => Array.IndexOf(Latin, pair.Language))])))
        .ToFrozenDictionary(pair => pair.Key, pair => pair.Word, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Word>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Two-letter code of the language of a flat text; English where nothing speaks for another.</summary>
    public static string Of(string flat)
    {
        var scripts = new int[4];
        foreach (var letter in flat)
        {
            switch (letter)
            {
                case >= '\u3040' and <= '\u30ff': scripts[0]++; break;
                case >= '\uac00' and <= '\ud7a3': scripts[1]++; break;
                case >= '\u4e00' and <= '\u9fff': scripts[2]++; break;
                case >= '\u0400' and <= '\u04ff': scripts[3]++; break;
            }
        }

        return scripts switch
        {
            [> 1, ..] => "ja",
            [_, > 1, ..] => "ko",
            [_, _, > 1, _] => "zh",
            [_, _, _, > 3] => "ru",
            _ => OfWords(flat),
        };
    }

    /// <summary>Each word counts once, for all languages it belongs to.</summary>
    private static string OfWords(string flat)
    {
        var counts = new int[Latin.Length];
        var seen = new bool[Words.Count];
        for (var at = 0; at < flat.Length;)
        {
            var end = at;
            while (end < flat.Length && (char.IsLetter(flat[end]) || flat[end] == '-'))
            {
                end++;
            }

            if (end - at is > 0 and <= LongestWord && Lookup.TryGetValue(flat.AsSpan(at, end - at), out var word) && !seen[word.Number])
            {
                seen[word.Number] = true;
                foreach (var language in word.Languages)
                {
                    counts[language]++;
                }
            }

            at = end + 1;
        }

        var best = counts.AsSpan().IndexOf(counts.Max());
        return counts[best] >= Enough ? Latin[best] : English;
    }

    /// <summary>A small word, its place among all, and the languages it belongs to.</summary>
    private sealed record Word(int Number, int[] Languages);
}
