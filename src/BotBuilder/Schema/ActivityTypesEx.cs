namespace Microsoft.Bot.Schema;

public static class ActivityTypesEx
{
    public const string InvokeResponse = "invokeResponse";
}
