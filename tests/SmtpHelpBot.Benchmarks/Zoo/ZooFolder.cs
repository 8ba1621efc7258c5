using System.Net;
using System.Security.Cryptography.X509Certificates;
using SmtpHelpBot.Probe;

namespace SmtpHelpBot.Benchmarks.Zoo;

/// <summary>A zoo of mail servers on this computer: <c>cases.tsv</c> lists them, <c>run/pki/trust.pem</c> is the authority that its clients trust.</summary>
internal sealed class ZooFolder
{
    /// <summary>The environment variable that names the folder where no argument does.</summary>
    public const string Variable = "SMTP_ZOO";

    private ZooFolder(string path) => Path = path;

    public string Path { get; }

    /// <summary>Looks as the bot does, at loopback too.</summary>
    public MailServerCheck Check() => MailServerCheck.Create(Settings(), TimeProvider.System);

    /// <summary>How it is looked.</summary>
    public ProbeSettings Settings()
    {
        var roots = new X509Certificate2Collection();
        roots.ImportFromPemFile(System.IO.Path.Combine(Path, "run/pki/trust.pem"));
        return new() { Allowed = [IPNetwork.Parse("127.0.0.0/8")], Roots = roots };
    }

    /// <summary>The folder; an error says what is missing.</summary>
    /// <exception cref="InvalidOperationException">No zoo is there, or it is not up.</exception>
    public static ZooFolder Open(string? named)
    {
        var path = named ?? Environment.GetEnvironmentVariable(Variable) ?? throw new InvalidOperationException($"Name the folder of the zoo by --zoo or {Variable}.");
        return File.Exists(System.IO.Path.Combine(path, "cases.tsv")) && File.Exists(System.IO.Path.Combine(path, "run/pki/trust.pem"))
            ? new(path)
            : throw new InvalidOperationException($"There is no zoo in {path} that was started.");
    }
}
