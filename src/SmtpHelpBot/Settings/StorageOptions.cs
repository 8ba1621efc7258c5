using System.ComponentModel.DataAnnotations;
using SmtpHelpBot.Storage;

namespace SmtpHelpBot.Settings;

/// <summary>Where the bot keeps what must not be lost (section Storage).</summary>
internal sealed class StorageOptions : IValidatableObject
{
    /// <summary>The data folder; a relative one is meant from the folder the bot is started in.</summary>
    [Required(ErrorMessage = "Folder must be the path of a folder that the bot may write to.")]
    public string Folder { get; set; } = "data";

    /// <summary>Connection string of a PostgreSQL database that several processes may share; empty for a SQLite file in the folder.</summary>
    public string PostgreSql { get; set; } = "";

    /// <summary>Whether a start may bring an older PostgreSQL database up to date; else the command migrate does.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>Whether no bot has started here yet.</summary>
    public bool IsNew => PostgreSql.Length == 0 && !StorageSetup.HasStorage(Path.GetFullPath(Folder));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (PostgreSql.Length > 0 && !StorageSetup.IsPostgreSqlConnection(PostgreSql))
        {
            yield return new($"{nameof(PostgreSql)} must be a connection string such as Host=db.example.com;Database=smtphelpbot;Username=smtphelpbot;Password=...");
        }
    }
}
