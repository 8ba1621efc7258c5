namespace SmtpHelpBot.Storage.Database;

/// <summary>What is done for the database as a whole.</summary>
public interface IUpkeep
{
    /// <summary>Makes it ready for work: creates what is missing and, where that is allowed, brings an older one up to date.</summary>
    Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Brings it up to date, whoever else may be trying to do the same.</summary>
    Task MigrateAsync(CancellationToken cancellation);
}
