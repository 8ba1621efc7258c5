namespace Microsoft.Bot.Connector.Authentication;

public class AuthenticationConfiguration
{
    public virtual ClaimsValidator ClaimsValidator { get; set; }
}
