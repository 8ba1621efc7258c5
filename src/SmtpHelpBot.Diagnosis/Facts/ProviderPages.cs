namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>Web pages of a provider; every one is https.</summary>
/// <param name="Status">Says whether its services run.</param>
/// <param name="Support">Where its customers get help.</param>
/// <param name="Docs">Describes the settings or the sign-in.</param>
public sealed record ProviderPages(Uri? Status = null, Uri? Support = null, Uri? Docs = null)
{
    /// <summary>Those that it has.</summary>
    public IEnumerable<Uri> All => new[] { Status, Support, Docs }.OfType<Uri>();
}
