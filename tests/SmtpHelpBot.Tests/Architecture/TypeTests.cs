using System.Reflection;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SmtpHelpBot.Diagnosis.Redaction;
using SmtpHelpBot.Probe.Targets;

namespace SmtpHelpBot.Tests.Architecture;

/// <summary>What every type of the product owes to its readers.</summary>
public sealed class TypeTests
{
    public static TheoryData<string> Rooms => [.. Repository.Projects.Keys.Where(room => room.StartsWith("SmtpHelpBot", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void Every_public_type_says_what_it_is(string room)
    {
        var summaries = XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{room}.xml")).Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => member.Attribute("name")!.Value).ToHashSet(StringComparer.Ordinal);
        var types = Assembly.Load(room).GetExportedTypes().Where(type => type.Namespace?.Contains(".Migrations", StringComparison.Ordinal) != true);
        var silent = types.Where(type => !summaries.Contains($"T:{type.FullName!.Replace('+', '.')}")).ToList();
        Assert.Empty(silent);
    }

    [Fact]
    public void Every_class_is_sealed_static_or_abstract()
    {
        var open = Repository.Source.Files.Where(file => file.Path.StartsWith("SmtpHelpBot", StringComparison.Ordinal)).SelectMany(file => Open(file).Select(type => $"{file.Path}: {type}"));
        Assert.Empty(open);
    }

    [Fact]
    public void An_open_class_is_seen() => Assert.Equal(
        ["One", "Two", "Inner"],
        Open(new("a.cs", "class One; public record Two; sealed class Three { class Inner; } static class Four; abstract record Five; record struct Six; enum Seven; interface IEight;")));

    [Theory]
    [InlineData(typeof(RedactedText))]
    [InlineData(typeof(ProbeTarget))]
    public void What_must_be_checked_is_made_by_its_maker_only(Type type)
    {
        Assert.Empty(type.GetConstructors());
        Assert.DoesNotContain(type.GetMethods(BindingFlags.Public | BindingFlags.Static), method => method.ReturnType == type && method.GetParameters().Length > 0);
        Assert.DoesNotContain(type.GetProperties(), property => property.SetMethod is { IsPublic: true });
    }

    private static IEnumerable<string> Open(SourceFile file) => file.Types
        .Where(type => type is ClassDeclarationSyntax || type is RecordDeclarationSyntax record && !record.ClassOrStructKeyword.IsKind(SyntaxKind.StructKeyword))
        .GroupBy(type => type.Identifier.ValueText, StringComparer.Ordinal)
        .Where(parts => !parts.SelectMany(part => part.Modifiers).Any(word => word.Kind() is SyntaxKind.SealedKeyword or SyntaxKind.StaticKeyword or SyntaxKind.AbstractKeyword))
        .Select(parts => parts.Key);
}
