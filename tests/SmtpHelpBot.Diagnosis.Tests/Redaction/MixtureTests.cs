using System.Globalization;
using SmtpHelpBot.Diagnosis.Redaction;

namespace SmtpHelpBot.Diagnosis.Tests.Redaction;

/// <summary>Pieces of the samples put together at random, as pastes that are cut and run into each other.</summary>
public sealed class MixtureTests
{
    private static readonly string[] Pieces = [.. Samples.Lines("secrets").Concat(Samples.Lines("made-secrets")).Concat(Samples.Lines("no-secrets"))];

    private static readonly string[] Secrets = ["hunter2", "Zq7vKp2wLm9xTb4", "correct horse", "S3cr3t!x", "abcd efgh ijkl mnop", "[password masked]"];

    private static readonly string[] Joints = ["", " ", "\n", "\n\n", ", ", ": ", "'", "\"", "\\n"];

    [Theory]
    [InlineData(1)]
    [InlineData(20261126)]
    public void Masking_a_mixture_again_changes_nothing(int seed)
    {
        var random = new Random(seed);
        var changed = new List<string>();
        for (var round = 0; round < 4_000; round++)
        {
            var text = Mixture(random);
            var once = Redactor.Redact(text).Text.Value;
            if (Redactor.Redact(once) is { Secrets: not [] } twice)
            {
                changed.Add($"{text}\n=> {once}\n=> {twice.Text.Value}");
            }
        }

        Assert.True(changed.Count == 0, string.Create(CultureInfo.InvariantCulture, $"{changed.Count} change:\n{string.Join("\n\n", changed.Take(5))}"));
    }

    [Fact]
    public void Every_mask_stands_where_it_is_said_to()
    {
        var random = new Random(7);
        for (var round = 0; round < 1_000; round++)
        {
            var (text, _, masked) = Redactor.Redact(Mixture(random));
            Assert.All(masked, secret => Assert.Equal('[', text.Value[secret.At]));
            Assert.All(masked, secret => Assert.Contains("masked]", text.Value[secret.At..Math.Min(text.Value.Length, secret.At + 24)], StringComparison.Ordinal));
        }
    }

    private static string Mixture(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => Piece(random) + Joints[random.Next(Joints.Length)]));

    private static string Piece(Random random)
    {
        var piece = Pieces[random.Next(Pieces.Length)].Replace("§", Secrets[random.Next(Secrets.Length)], StringComparison.Ordinal);
        var start = random.Next(3) == 0 ? random.Next(piece.Length) : 0;
        return piece[start..(random.Next(3) == 0 ? random.Next(start, piece.Length + 1) : piece.Length)];
    }
}
