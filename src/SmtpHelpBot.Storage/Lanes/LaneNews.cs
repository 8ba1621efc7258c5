using Npgsql;
using SmtpHelpBot.Storage.Database.PostgreSql;

namespace SmtpHelpBot.Storage.Lanes;

/// <summary>Hears from the server that there is something to do, whichever process brought it.</summary>
public sealed class LaneNews
{
    private readonly ServerSettings settings;

    internal LaneNews(ServerSettings settings) => this.settings = settings;

    /// <summary>Listens until it is cancelled or the connection breaks; <paramref name="heard"/> is called once when it begins, for what was said before.</summary>
    public async Task ListenAsync(Action heard, CancellationToken cancellation)
    {
        // Nothing is said over it for hours: without a sign of life now and then, a server that went away would not be missed.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.Connection) { KeepAlive = 15, Pooling = false }.ConnectionString);
        await connection.OpenAsync(cancellation);
        connection.Notification += (_, _) => heard();
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgreSqlDb.News}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        heard();
        while (true)
        {
            await connection.WaitAsync(cancellation);
        }
    }
}
