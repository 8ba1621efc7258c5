using System.Xml.Linq;

namespace SmtpHelpBot.Tests.Architecture;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The source of the product, read once.</summary>
    public static House Source { get; } = House.Read(Path.Combine(Root, "src"));

    /// <summary>The projects of the product, by name.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => XDocument.Load(file), StringComparer.Ordinal);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "SmtpHelpBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("Not inside the repository.");
        }

        return folder.FullName;
    }
}
