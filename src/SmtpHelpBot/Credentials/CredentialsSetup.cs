namespace SmtpHelpBot.Credentials;

/// <summary>Puts the bot's own sign-in into the host.</summary>
internal static class CredentialsSetup
{
    public static IServiceCollection AddBotCredentials(this IServiceCollection services) => services
        .AddSingleton<AppCertificate>().AddSingleton<ITokenIssuer, SignIn>().AddSingleton<RenewedToken>()
        .AddSingleton(provider => new BotToken(provider.GetRequiredService<RenewedToken>(), provider.GetRequiredService<Settings.ChannelTrust>().ServiceUrls))
        .AddSingleton<BotCredentials>().AddSingleton<CredentialEnd>().AddHostedService<EndWatch>();
}
