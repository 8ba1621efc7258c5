namespace SmtpHelpBot.Storage.Database;

/// <summary>What is done for the database as a whole.</summary>
public interface IUpkeep
{
    /// <summary>Makes it ready for work: creates what is missing and, where that is allowed, brings an older one up to date.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Reserves work that one process at a time does for all that share the database, until it is disposed; null while another does it.</summary>
    Task<IAsyncDisposable?> TryReserveAsync(CancellationToken cancellation);

    /// <summary>Leaves nothing of what was deleted in the files that this process keeps; false where that has to wait for someone who reads.</summary>
    Task<bool> ScrubAsync(CancellationToken cancellation);

    /// <summary>Brings it up to date, whoever else may be trying to do the same.</summary>
    Task MigrateAsync(CancellationToken cancellation);
}
