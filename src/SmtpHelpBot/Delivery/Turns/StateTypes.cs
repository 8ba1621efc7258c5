using Microsoft.Bot.Builder.Dialogs;

namespace SmtpHelpBot.Delivery.Turns;

/// <summary>The types that bot state may name. What is not here is never made from a stored file.</summary>
internal static class StateTypes
{
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(Dictionary<string, object>),
        typeof(List<object>),
        typeof(DialogState),
        typeof(DialogInstance),
        typeof(List<DialogInstance>),
        typeof(PromptOptions),
    ];

    /// <summary>The name in the file. It says nothing of assemblies, so that both bot SDKs read the other's files.</summary>
    public static string NameOf(Type type) =>
        type.IsGenericType ? $"{type.Name}[{string.Join(',', type.GetGenericArguments().Select(NameOf))}]" : type.FullName!;
}
