using System.ComponentModel.DataAnnotations;

namespace SmtpHelpBot.Desk.Doors;

/// <summary>The local desk (section Desk). It is there in Development only, and only while no app id is set.</summary>
internal sealed class DeskOptions
{
    public const string Section = "Desk";
    public const int UsualPort = 3979;

    /// <summary>Its port on this computer; 0 takes any that is free. Where it is not set and the usual one is taken, a free one is used.</summary>
    [Range(0, 65535)]
    public int Port { get; set; } = UsualPort;
}
