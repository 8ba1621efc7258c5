namespace SmtpHelpBot.Benchmarks.Figures;

/// <summary>Prints figures as they come and remembers whether one was missed.</summary>
internal sealed class Report(TextWriter output)
{
    private readonly List<Figure> figures = [];

    public bool HasMissed => figures.Exists(figure => figure.IsMissed);

    public void Title(string title) => output.WriteLine($"{Environment.NewLine}{title}");

    public void Say(string text) => output.WriteLine(text);

    public void Add(string name, double value, string unit, Bound? bound = null)
    {
        var figure = new Figure(name, value, unit, bound);
        figures.Add(figure);
        output.WriteLine(figure);
    }

    public void Close()
    {
        output.WriteLine();
        output.WriteLine(HasMissed
            ? $"MISSED: {string.Join("; ", figures.Where(figure => figure.IsMissed).Select(figure => figure.Name))}"
            : "Every bound is kept.");
    }
}
