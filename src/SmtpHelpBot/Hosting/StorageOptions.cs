using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Hosting;

/// <summary>Where the bot keeps what must not be lost (section Storage).</summary>
internal sealed class StorageOptions
{
    /// <summary>The data folder; a relative one is meant from the folder the bot is started in.</summary>
    [Required(ErrorMessage = "Folder must be the path of a folder that the bot may write to.")]
    public string Folder { get; set; } = "data";
}
