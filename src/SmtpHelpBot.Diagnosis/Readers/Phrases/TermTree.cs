namespace SmtpHelpBot.Diagnosis.Readers.Phrases;

/// <summary>Terms by their letters. The nodes stand level by level, so that the children of each stand side by side, in order.</summary>
internal sealed class TermTree
{
    /// <summary>Where every walk begins.</summary>
    public const int Root = 0;

    /// <summary>No node, and no term.</summary>
    public const int None = -1;

    /// <summary>Latin letters, digits and signs, with which nearly all terms begin, have a table.</summary>
    private const int Latin = 0x100;

    private readonly int[] beginnings = new int[Latin];
    private readonly char[] letters;
    private readonly int[] children;
    private readonly int[] ids;

    /// <param name="terms">The terms, each with its number; none is there twice.</param>
    public TermTree(IEnumerable<(string Text, int Id)> terms)
    {
        var sorted = terms.ToArray();
        Array.Sort(sorted, static (one, other) => string.CompareOrdinal(one.Text, other.Text));
        var nodes = new List<Node> { new('\0', 0, sorted.Length, 0, None) };
        var firsts = new List<int>();
        for (var at = 0; at < nodes.Count; at++)
        {
            firsts.Add(nodes.Count);
            AddChildren(sorted, nodes, nodes[at]);
        }

        letters = [.. nodes.Select(node => node.Letter)];
        children = [.. firsts, nodes.Count];
        ids = [.. nodes.Select(node => node.Id)];
        for (var letter = 0; letter < Latin; letter++)
        {
            beginnings[letter] = Child(Root, (char)letter);
        }
    }

    /// <summary>The node that a letter leads to; <see cref="None"/> where it leads nowhere.</summary>
    public int Next(int node, char letter) => node == Root && letter < Latin ? beginnings[letter] : Child(node, letter);

    private int Child(int node, char letter)
    {
        var (low, high) = (children[node], children[node + 1]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (letters[middle] == letter)
            {
                return middle;
            }

            (low, high) = letters[middle] < letter ? (middle + 1, high) : (low, middle);
        }

        return None;
    }

    /// <summary>The term that ends at a node; <see cref="None"/> where none does.</summary>
    public int TermAt(int node) => ids[node];

    /// <summary>One child for each letter that the terms of a node go on with.</summary>
    private static void AddChildren((string Text, int Id)[] sorted, List<Node> nodes, Node parent)
    {
        for (var from = parent.From; from < parent.To;)
        {
            var text = sorted[from].Text;
            if (text.Length == parent.Depth)
            {
                from++;
                continue;
            }

            var to = from + 1;
            while (to < parent.To && sorted[to].Text[parent.Depth] == text[parent.Depth])
            {
                to++;
            }

            nodes.Add(new(text[parent.Depth], from, to, parent.Depth + 1, text.Length == parent.Depth + 1 ? sorted[from].Id : None));
            from = to;
        }
    }

    /// <summary>The terms from <paramref name="From"/> up to <paramref name="To"/> begin with the same <paramref name="Depth"/> letters.</summary>
    [System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Auto)]
    private readonly record struct Node(char Letter, int From, int To, int Depth, int Id);
}
