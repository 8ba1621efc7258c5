using System.Buffers;
using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Diagnosis.Settings.Pasted;

/// <summary>Finds the clients that a text may be of.</summary>
internal static class ClientFinder
{
    private static readonly Lazy<SearchValues<string>> AnyWord = new(() =>
        SearchValues.Create([.. ClientCatalog.Shared.All.SelectMany(client => client.Detect)], StringComparison.Ordinal));

    /// <summary>The clients whose words stand in the text, without those that yield to another of them.</summary>
    public static IReadOnlyList<Client> Find(string text)
    {
        if (!text.AsSpan().ContainsAny(AnyWord.Value))
        {
            return [];
        }

        var found = ClientCatalog.Shared.All.Where(client => client.Detect.Any(word => Stands(text, word, client.SettingsOf is not null))).ToList();
        return [.. found.Where(client => !found.Exists(other => other != client && Yields(client, other)))];
    }

    private static bool Yields(Client client, Client other) =>
        client.YieldsTo.Contains(other.Id, StringComparer.Ordinal) || (other.SettingsOf is null && client.YieldsTo.Contains("*", StringComparer.Ordinal));

    /// <summary>A name of a program or device must stand alone: "Outlook.com" is no program.</summary>
    private static bool Stands(string text, string word, bool alone)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if (!alone || ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && !GoesOn(text.AsSpan(end))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool GoesOn(ReadOnlySpan<char> rest) => rest is [var next, ..] && (char.IsLetter(next) || (next == '.' && rest.Length > 1 && char.IsLetter(rest[1])));
}
