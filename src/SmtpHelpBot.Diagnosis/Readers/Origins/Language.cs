using System.Collections.Frozen;

namespace SmtpHelpBot.Diagnosis.Readers.Origins;

/// <summary>Tells the language a text is written in: by its script, or by the small words that no other language has.</summary>
internal static class Language
{
    private const int Enough = 2;
    private const int LongestWord = 12;

    private static readonly FrozenDictionary<string, string> Words = new (string Language, string[] Words)[]
    {
        ("de", ["der", "nicht", "ist", "und", "ich", "konnte", "werden", "wurde", "bitte", "ihr", "ihre", "kann", "mit", "dem", "für", "beim", "eine", "einen", "mein", "meine", "seit", "keine", "passwort", "überprüfen", "postausgangsserver", "anmeldung", "drucker"]),
        ("fr", ["le", "les", "des", "est", "une", "votre", "veuillez", "pas", "avec", "dans", "sur", "impossible", "erreur", "serveur", "mon", "ma", "mot", "passe", "depuis", "envoyer", "vous", "nous", "été", "connexion"]),
        ("es", ["el", "los", "las", "una", "por", "para", "con", "su", "correo", "servidor", "contraseña", "enviar", "puede", "error", "desde", "mi", "ha", "del", "autenticación", "mensaje", "cuenta"]),
        ("pt", ["não", "foi", "uma", "para", "com", "por", "sua", "servidor", "senha", "mensagem", "enviar", "conta", "você", "seu", "meu", "minha", "desde", "palavra-passe", "autenticação", "resposta", "erro"]),
        ("it", ["il", "gli", "della", "del", "che", "non", "una", "per", "con", "è", "posta", "impossibile", "messaggio", "errore", "mia", "mio", "verificare", "server", "inviare", "autenticazione", "nome", "utente"]),
        ("nl", ["het", "een", "niet", "van", "voor", "met", "uw", "mijn", "wachtwoord", "kan", "worden", "verzonden", "bericht", "verbinding", "mislukt", "sinds", "controleer", "ik", "geen"]),
    }.SelectMany(entry => entry.Words.Select(word => (word, entry.Language)))
        .GroupBy(pair => pair.word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => string.Join(' ', group.Select(pair => pair.Language)), StringComparer.Ordinal);

    private static readonly string[] Latin = ["de", "fr", "es", "pt", "it", "nl"];
    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

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

    private static string OfWords(string flat)
    {
        var seen = Latin.ToDictionary(language => language, _ => new HashSet<string>(StringComparer.Ordinal), StringComparer.Ordinal);
        for (var at = 0; at < flat.Length;)
        {
            var end = at;
            while (end < flat.Length && (char.IsLetter(flat[end]) || flat[end] == '-'))
            {
                end++;
            }

            if (end - at is > 0 and <= LongestWord + 6 && Lookup.TryGetValue(flat.AsSpan(at, end - at), out var languages))
            {
                foreach (var language in languages.Split(' '))
                {
                    seen[language].Add(flat[at..end]);
                }
            }

            at = end + 1;
        }

        var best = seen.MaxBy(pair => pair.Value.Count);
        return best.Value.Count > Enough ? best.Key : "en";
    }
}
