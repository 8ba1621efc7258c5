using System.Diagnostics;
using Npgsql;
using SmtpHelpBot.Ports;

namespace SmtpHelpBot.Servers;

/// <summary>Debian's PostgreSQL on a loopback port, with its files in a temporary folder, run by a user without rights. It ends with who started it.</summary>
internal sealed class PostgreSqlServer : IAsyncDisposable
{
    /// <summary>Who is let in however many are there.</summary>
    public const string Superuser = "keeper";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("smtphelpbot-postgres-");
    private readonly int port = Loopback.FreePort();
    private readonly bool durable;
    private Process? process;
    private int databases;

    private PostgreSqlServer(bool durable) => this.durable = durable;

    private string Data => Path.Combine(folder.FullName, "data");

    /// <summary>Starts one. A server that is not durable answers before a commit has reached the disk, which is quicker and loses nothing while the machine runs.</summary>
    public static async Task<PostgreSqlServer> StartAsync(bool durable = false)
    {
        var server = new PostgreSqlServer(durable);
        Directory.CreateDirectory(server.Data);
        if (Environment.IsPrivilegedProcess)
        {
            await RunAsync("chmod", "755", server.folder.FullName);
            await RunAsync("chown", "-R", "postgres", server.folder.FullName);
        }

        await RunAsync([.. AsNobody(), Program("initdb"), "-D", server.Data, "-U", Superuser, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]);
        await server.ResumeAsync();
        return server;
    }

    /// <summary>The connection string of a new database: a copy of another, or an empty one.</summary>
    public async Task<string> NewDatabaseAsync(string of = "template1")
    {
        var name = $"bot{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name} TEMPLATE {of}", connection);
        await create.ExecuteNonQueryAsync();
        return ConnectionTo(name);
    }

    /// <summary>The connection string of an empty database, for a user whom the server may refuse for want of places.</summary>
    public async Task<string> NewGuestDatabaseAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(await NewDatabaseAsync());
        var guest = $"guest_of_{database.Database}";
        await using var connection = new NpgsqlConnection(ConnectionTo("postgres"));
        await connection.OpenAsync();
        await using var invite = new NpgsqlCommand($"CREATE ROLE {guest} LOGIN; ALTER DATABASE {database.Database} OWNER TO {guest}", connection);
        await invite.ExecuteNonQueryAsync();
        database.Username = guest;
        return database.ConnectionString;
    }

    /// <summary>Stops it as a power cut would: whoever is connected hears nothing good.</summary>
    public async Task StopAsync()
    {
        await RunAsync([.. AsNobody(), Program("pg_ctl"), "-D", Data, "-m", "immediate", "stop"]);
        await process!.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>Stops every process of it, as a disk that hangs would: whoever is connected hears nothing.</summary>
    public Task FreezeAsync() => SignalAsync("-STOP");

    /// <summary>Lets it go on.</summary>
    public Task ThawAsync() => SignalAsync("-CONT");

    /// <summary>Starts it again on the same files.</summary>
    public async Task ResumeAsync()
    {
        string[] command =
        [
            .. AsNobody(), Program("postgres"), "-D", Data, "-p", $"{port}", "-h", "127.0.0.1", "-k", folder.FullName,
            "-c", "max_connections=900", "-c", "shared_buffers=64MB", "-c", $"fsync={(durable ? "on" : "off")}", "-c", $"synchronous_commit={(durable ? "on" : "off")}",
        ];
        process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.OutputDataReceived += Ignore;
        process.ErrorDataReceived += Ignore;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var began = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (process.HasExited || began.Elapsed > Patience)
            {
                throw new InvalidOperationException("PostgreSQL does not come up.");
            }

            await Task.Delay(50);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            await StopAsync();
        }

        folder.Delete(recursive: true);
    }

    private string ConnectionTo(string database) => $"Host=127.0.0.1;Port={port};Database={database};Username={Superuser};Maximum Pool Size=60;Connection Idle Lifetime=10;Connection Pruning Interval=5;Timeout=5";

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionTo("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>PostgreSQL refuses to run as root.</summary>
    private static string[] AsNobody() => Environment.IsPrivilegedProcess ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups", "--"] : [];

    private async Task SignalAsync(string signal)
    {
        var children = await File.ReadAllTextAsync($"/proc/{process!.Id}/task/{process.Id}/children");
        await RunAsync(["kill", signal, $"{process.Id}", .. children.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);
    }

    /// <summary>Debian keeps them apart by version, and none in the path.</summary>
    private static string Program(string name) => Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal)
        .Select(version => Path.Combine(version, "bin", name)).Last(File.Exists);

    private static async Task RunAsync(params string[] command)
    {
        using var run = Process.Start(new ProcessStartInfo(command[0], command[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })!;
        var (output, error) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        if (run.ExitCode != 0)
        {
            throw new InvalidOperationException($"{command[^1]}: {await output}{await error}");
        }
    }

    private static void Ignore(object sender, DataReceivedEventArgs line)
    {
        // Read, so that the server never waits for a reader.
    }
}
