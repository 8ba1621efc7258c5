using System.Xml.Linq;
using SmtpHelpBot.Tests.Architecture;

namespace SmtpHelpBot.Tests.Hosting;

/// <summary>Every package has a line in the README that says under which licence it comes and what it is for.</summary>
public sealed class PackageTests
{
    private static readonly string[] Licences = ["MIT", "Apache-2.0", "PostgreSQL", "MPL-2.0"];

    [Fact]
    public void The_table_of_packages_has_every_package_and_no_other() => Assert.Equal(Pinned().Order(StringComparer.Ordinal), Rows().Select(row => row.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_package_has_a_licence_that_lets_it_be_used_and_a_reason() => Assert.Empty(
        Rows().Where(row => !Licences.Contains(row.Licence, StringComparer.Ordinal) || row.Reason.Length < 10).Select(row => row.Name));

    [Fact]
    public void Every_package_that_is_pinned_is_used()
    {
        var used = Directory.EnumerateFiles(Root, "*.*proj", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(Root, "Directory.Build.*", SearchOption.AllDirectories))
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference")).Select(reference => (string?)reference.Attribute("Include"));

        // The official packages are of one line; which of them a build takes is the build's to say.
        Assert.Empty(Pinned().Where(name => !name.StartsWith("Microsoft.Bot.", StringComparison.Ordinal)).Except(used.OfType<string>(), StringComparer.Ordinal));
    }

    private static string Root => Repository.Root;

    private static IEnumerable<string> Pinned() => XDocument.Load(Path.Combine(Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(package => (string)package.Attribute("Include")!);

    private static IEnumerable<(string Name, string Licence, string Reason)> Rows() =>
        from line in File.ReadLines(Path.Combine(Root, "README.md")).SkipWhile(line => !line.StartsWith("| package |", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|'))
        let cells = line.Split('|', StringSplitOptions.TrimEntries)
        select (cells[1], cells[2], cells[3]);
}
