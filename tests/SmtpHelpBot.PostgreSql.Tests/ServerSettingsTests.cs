using Npgsql;
using SmtpHelpBot.Storage.Database.PostgreSql;

namespace SmtpHelpBot.PostgreSql.Tests;

/// <summary>How the server is used where its operator says nothing of it, and where they do.</summary>
public sealed class ServerSettingsTests
{
    [Fact]
    public void A_connection_is_not_reset_after_use_and_keeps_what_it_has_prepared()
    {
        var used = Of("Host=db");
        Assert.Equal((true, 120, 8), (used.NoResetOnClose, used.MaxAutoPrepare, used.CommandTimeout));
    }

    [Fact]
    public void What_the_operator_says_goes_first()
    {
        var used = Of("Host=db;No Reset On Close=false;MaxAutoPrepare=0;command timeout=33;Options=-c work_mem=8MB");
        Assert.Equal((false, 0, 33), (used.NoResetOnClose, used.MaxAutoPrepare, used.CommandTimeout));
        Assert.Matches("plan_cache_mode=force_custom_plan -c work_mem=8MB -c idle_in_transaction", used.Options);
    }

    [Fact]
    public void Who_leaves_something_in_the_session_has_a_connection_that_nobody_uses_after_it() =>
        Assert.False(new NpgsqlConnectionStringBuilder(ServerSettings.Of("Host=db", migratesAtStart: false).Apart).Pooling);

    private static NpgsqlConnectionStringBuilder Of(string connection) => new(ServerSettings.Of(connection, migratesAtStart: false).Connection);
}
