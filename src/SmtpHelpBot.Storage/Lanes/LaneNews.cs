using Npgsql;
using SmtpHelpBot.Storage.Database.PostgreSql;
using SmtpHelpBot.Storage.Rows;

namespace SmtpHelpBot.Storage.Lanes;

/// <summary>Hears from the server that there is something to do, whichever process brought it.</summary>
public sealed class LaneNews
{
    private readonly ServerSettings settings;

    internal LaneNews(ServerSettings settings) => this.settings = settings;

    /// <summary>Listens until it is cancelled or the connection breaks.</summary>
    /// <param name="heard">Is told on which side there is something to do, null where it may be both; once when it begins, for what was said before.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task ListenAsync(Action<LaneSide?> heard, CancellationToken cancellation)
    {
        // Nothing is said over it for hours: without a sign of life now and then, a server that went away would not be missed.
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(settings.Apart) { KeepAlive = 15 }.ConnectionString);
        await connection.OpenAsync(cancellation);
        connection.Notification += (_, news) => heard(SideOf(news.Payload));
        await using (var listen = new NpgsqlCommand($"LISTEN {PostgreSqlDb.News}", connection))
        {
            await listen.ExecuteNonQueryAsync(cancellation);
        }

        heard(null);
        while (true)
        {
            await connection.WaitAsync(cancellation);
        }
    }

    private static LaneSide? SideOf(string news) => Enum.GetValues<LaneSide>().Cast<LaneSide?>().FirstOrDefault(side => PostgreSqlDb.NumberOf(side!.Value) == news);
}
