using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SmtpHelpBot.Tests.Architecture;

/// <summary>What one file of source declares, and what it names.</summary>
internal sealed class SourceFile
{
    private readonly CompilationUnitSyntax root;

    public SourceFile(string path, string text)
    {
        Path = path;
        root = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        Namespace = root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";
        Usings = root.Usings.Where(line => line.Name is not null && line.Alias is null).Select(line => line.Name!.ToString()).ToHashSet(StringComparer.Ordinal);
        Types = [.. root.DescendantNodes().OfType<BaseTypeDeclarationSyntax>()];
        Declares = Types.Where(IsOutermost).Select(type => type.Identifier.ValueText)
            .Concat(root.DescendantNodes().OfType<DelegateDeclarationSyntax>().Where(IsOutermost).Select(type => type.Identifier.ValueText))
            .Concat(ExtensionMethods()).ToHashSet(StringComparer.Ordinal);
        Names = root.DescendantNodes().OfType<SimpleNameSyntax>().Where(CanBeType).Select(name => name.Identifier.ValueText).ToHashSet(StringComparer.Ordinal);
    }

    public string Path { get; }

    public string Folder => System.IO.Path.GetDirectoryName(Path)!.Replace('\\', '/');

    public string Namespace { get; }

    public IReadOnlySet<string> Usings { get; }

    /// <summary>Every type declared here, nested ones too.</summary>
    public IReadOnlyList<BaseTypeDeclarationSyntax> Types { get; }

    /// <summary>Types, delegates and extension methods that other files can name.</summary>
    public IReadOnlySet<string> Declares { get; }

    /// <summary>Names that may stand for a type or an extension method of another file.</summary>
    public IReadOnlySet<string> Names { get; }

    /// <summary>Whether this file can name what another declares, and how near it is: 0 in its own namespace or one around it, 1 by a using; null where it cannot.</summary>
    public int? Sees(SourceFile other) =>
        other.Namespace == Namespace || other.Namespace.Length == 0 || Namespace.StartsWith(other.Namespace + ".", StringComparison.Ordinal) ? 0
        : Usings.Contains(other.Namespace) ? 1 : null;

    /// <summary>Comments of this file, without documentation.</summary>
    public IEnumerable<string> Comments() => root.DescendantTrivia().Where(trivia =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)).Select(trivia => trivia.ToString());

    /// <summary>Directives of this file, such as regions and pragmas.</summary>
    public IEnumerable<string> Directives() => root.DescendantTrivia().Where(trivia => trivia.IsDirective).Select(trivia => trivia.ToString());

    /// <summary>What is called or read through a type or a value, such as <c>DateTime.UtcNow</c>.</summary>
    public IEnumerable<string> MemberAccesses() => root.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Select(access => access.ToString());

    private static bool IsOutermost(SyntaxNode type) => type.Parent is BaseNamespaceDeclarationSyntax or CompilationUnitSyntax;

    private IEnumerable<string> ExtensionMethods() => root.DescendantNodes().OfType<MethodDeclarationSyntax>()
        .Where(method => method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword))
        .Select(method => method.Identifier.ValueText);

    /// <summary>The name of a member that is set or read is none, unless it is called, as an extension method is.</summary>
    private static bool CanBeType(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Name == name => access.Parent is InvocationExpressionSyntax,
        MemberBindingExpressionSyntax binding => binding.Parent is InvocationExpressionSyntax,
        AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } assignment when assignment.Left == name => false,
        NameColonSyntax or NameEqualsSyntax => false,
        _ => true,
    };
}
