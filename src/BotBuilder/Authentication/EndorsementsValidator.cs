namespace Microsoft.Bot.Connector.Authentication;

public static class EndorsementsValidator
{
    public static bool Validate(string expectedEndorsement, HashSet<string> endorsements) =>
        string.IsNullOrEmpty(expectedEndorsement) || endorsements?.Contains(expectedEndorsement) == true;
}
