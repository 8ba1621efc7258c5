namespace SmtpHelpBot.Benchmarks.Soak;

/// <summary>Whether memory grows: the slope of the straight line through the samples that is nearest to them by squares.</summary>
internal sealed class MemorySlope
{
    private readonly List<(double Minute, double Megabytes)> samples = [];

    public double Most => samples.Max(sample => sample.Megabytes);

    /// <summary>In MB a minute; zero while there are too few samples.</summary>
    public double PerMinute
    {
        get
        {
            var (minute, megabytes) = (samples.Average(sample => sample.Minute), samples.Average(sample => sample.Megabytes));
            var spread = samples.Sum(sample => (sample.Minute - minute) * (sample.Minute - minute));
            return spread > 0 ? samples.Sum(sample => (sample.Minute - minute) * (sample.Megabytes - megabytes)) / spread : 0;
        }
    }

    public void Add(TimeSpan at, double megabytes) => samples.Add((at.TotalMinutes, megabytes));
}
