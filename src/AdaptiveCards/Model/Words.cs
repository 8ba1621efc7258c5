namespace AdaptiveCards;

/// <summary>Space before an element.</summary>
public enum AdaptiveSpacing { Default, None, Small, Medium, Large, ExtraLarge, Padding }

/// <summary>Size of a text.</summary>
public enum AdaptiveTextSize { Default, Small, Medium, Large, ExtraLarge }

/// <summary>Weight of a text.</summary>
public enum AdaptiveTextWeight { Default, Lighter, Bolder }

/// <summary>Colour of a text, by its meaning.</summary>
public enum AdaptiveTextColor { Default, Dark, Light, Accent, Good, Warning, Attention }

/// <summary>Typeface of a text.</summary>
public enum AdaptiveFontType { Default, Monospace }

/// <summary>Whether a text is a heading.</summary>
public enum AdaptiveTextBlockStyle { Paragraph, Heading }

/// <summary>Where an element lies across.</summary>
public enum AdaptiveHorizontalAlignment { Left, Center, Right, Stretch }

/// <summary>Background of a container, by its meaning.</summary>
public enum AdaptiveContainerStyle { Default, Emphasis, Good, Attention, Warning, Accent }

/// <summary>Size of a picture.</summary>
public enum AdaptiveImageSize { Auto, Stretch, Small, Medium, Large }

/// <summary>How choices are shown.</summary>
public enum AdaptiveChoiceInputStyle { Compact, Expanded, Filtered }

/// <summary>What a text input is for.</summary>
public enum AdaptiveTextInputStyle { Text, Tel, Url, Email, Password }

/// <summary>Whether an action is a button or stands in the menu.</summary>
public enum AdaptiveActionMode { Primary, Secondary }
