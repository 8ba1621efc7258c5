namespace SmtpHelpBot.Slack.BlockKit;

/// <summary>
/// Every limit of Slack's surfaces, blocks and elements (docs.slack.dev, reference of blocks, block elements, composition objects
/// and views), in characters or pieces; where sources disagree, the stricter. Nothing else in the code says one of these numbers.
/// </summary>
public static class SlackLimits
{
    public const int BlocksInMessage = 50;
    public const int BlocksInView = 100;

    /// <summary>A longer text of a message is shown badly; at ten times this it is cut.</summary>
    public const int MessageText = 4000;

    public const int SectionText = 3000;
    public const int SectionFields = 10;
    public const int FieldText = 2000;
    public const int HeaderText = 150;

    /// <summary>Slack names none for rich text; what holds for a section is safe.</summary>
    public const int RichText = 3000;

    public const int ContextElements = 10;
    public const int ContextText = 3000;
    public const int ActionElements = 25;
    public const int Id = 255;

    public const int ButtonText = 75;
    public const int ButtonValue = 2000;
    public const int Url = 3000;
    public const int AltText = 2000;
    public const int ImageTitle = 2000;

    public const int OptionText = 75;
    public const int OptionValue = 75;
    public const int SelectOptions = 100;

    /// <summary>Radio buttons and checkboxes.</summary>
    public const int BoxOptions = 10;

    public const int OverflowOptions = 5;
    public const int Placeholder = 150;
    public const int InputLabel = 2000;
    public const int InputHint = 2000;
    public const int InputText = 3000;

    public const int ViewTitle = 24;
    public const int ViewSubmit = 24;
    public const int PrivateMetadata = 3000;

    public const int ConfirmTitle = 100;
    public const int ConfirmText = 300;
    public const int ConfirmButton = 30;
}
