namespace SmtpHelpBot.Diagnosis.Facts;

/// <summary>Names of hosts, taken apart.</summary>
internal static class HostName
{
    /// <summary>The name, then the name without its first label, and so on while two labels are left.</summary>
    public static IEnumerable<string> Parents(string name)
    {
        var rest = name.TrimEnd('.');
        while (rest.Contains('.', StringComparison.Ordinal))
        {
            yield return rest;
            rest = rest[(rest.IndexOf('.', StringComparison.Ordinal) + 1)..];
        }
    }
}
