using SmtpHelpBot.Diagnosis.Facts;

namespace SmtpHelpBot.Conversation.Cases;

/// <summary>Tells providers of one house, such as Gmail and Google Workspace: their servers answer with the same sentences, so that a text about the one may be about the other. Pure.</summary>
internal static class ProviderHouses
{
    /// <summary>Whether two providers, by their ids, are of one house: the domains of their servers meet.</summary>
    public static bool AreOne(string one, string other) => one == other
        || (ProviderCatalog.Shared.Find(one) is { } first && ProviderCatalog.Shared.Find(other) is { } second && Domains(first).Intersect(Domains(second), StringComparer.OrdinalIgnoreCase).Any());

    private static IEnumerable<string> Domains(Provider provider) => provider.Servers.Select(server => server.Host).Concat(provider.Mx).Select(name => string.Join('.', name.Split('.').TakeLast(2)));
}
