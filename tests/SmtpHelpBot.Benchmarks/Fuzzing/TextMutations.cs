using System.Text;

namespace SmtpHelpBot.Benchmarks.Fuzzing;

/// <summary>Changes texts at random, with the words that readers of texts look for and the letters that they stumble over.</summary>
internal static class TextMutations
{
    private const int MostChanges = 6;
    private const int MostRepeats = 400;

    /// <summary>What is put into texts, beside pieces of other texts.</summary>
    private static readonly string[] Words =
    [
        "", "\0", "\r", "\n", "\r\n", "\t", "\u001b[2J", "\u007f", "\u0085", "\u00a0", "\u0301", "\u200b", "\u2028", "\u202e", "\u2066", "\ud800", "\udc00", "\ufeff", "\uffff", "🙂", "ß", "İ", "是",
        "\"", "'", "\\", "`", "{", "}", "[", "]", "(", ")", "<", ">", "&", "%", "=", ":", ";", ",", "#", "@", "://", "--", "${", "${$root}", "{{", "}}", "\\u", "\\x", "&#", "&#x1F600;", "=?utf-8?b?", "%00",
        "-1", "0", "00", "2147483648", "9223372036854775808", "99999999999999999999", "1e999", "NaN", "5.7.8", "535", "535-5.7.8 ", "250-", "250 ", "220 ", "421 4.7.0 ", "354 ", "AUTH PLAIN ", "STARTTLS",
        "<script>", "</td>", "<at>Bot</at>", "<!channel>", "<@U1>", "[a](javascript:a)", "smtp://a:b@c:587", "password=", "EMAIL_HOST = ", "port: ", "a@b.c", "xn--", "127.0.0.1", "[::1]", "gmail.com",
    ];

    /// <summary>A text made of one seed, with pieces of another.</summary>
    public static string Of(IReadOnlyList<string> seeds, Random random, int longest)
    {
        var text = new StringBuilder(random.Pick(seeds));
        for (var change = random.Next(MostChanges + 1); change > 0; change--)
        {
            Change(text, random.Pick(seeds), random);
            if (text.Length > longest)
            {
                text.Length = longest;
            }
        }

        return text.ToString();
    }

    /// <summary>One of these words, or a piece of a seed.</summary>
    public static string Word(IReadOnlyList<string> seeds, Random random) => random.Next(4) == 0 ? Piece(random.Pick(seeds), random) : random.Pick(Words);

    private static void Change(StringBuilder text, string other, Random random)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(random.Next(2) == 0 ? 4 : 200), text.Length - at);
        switch (random.Next(7))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, random.Pick(Words));
                break;
            case 2:
                text.Insert(at, Piece(other, random));
                break;
            case 3:
                text.Insert(at, text.ToString(at, length));
                break;
            case 4:
                text.Remove(at, length).Insert(at, random.Pick(Words));
                break;
            case 5:
                text.Insert(at, new StringBuilder().Insert(0, random.Next(2) == 0 ? random.Pick(Words) : Piece(other, random), random.Next(MostRepeats)));
                break;
            default:
                if (at < text.Length)
                {
                    text[at] = (char)(text[at] ^ (1 << random.Next(random.Next(4) == 0 ? 16 : 7)));
                }

                break;
        }
    }

    private static string Piece(string text, Random random)
    {
        var at = random.Next(text.Length + 1);
        return text.Substring(at, Math.Min(random.Next(40), text.Length - at));
    }

    /// <summary>One of these.</summary>
    public static T Pick<T>(this Random random, IReadOnlyList<T> some) => some[random.Next(some.Count)];
}
