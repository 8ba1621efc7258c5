using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace SmtpHelpBot.Settings;

/// <summary>Options that are read from their section and checked at start; what cannot be read at all is a failure like any other.</summary>
internal sealed class CheckedOptions<T>(IConfiguration configuration, string section) : IConfigureOptions<T>, IValidateOptions<T>
    where T : class
{
    private readonly List<string> unreadable = [];

    public void Configure(T options)
    {
        var values = section.Length == 0 ? configuration : configuration.GetSection(section);
        foreach (var property in typeof(T).GetProperties().Where(p => p.CanWrite && values.GetSection(p.Name).Exists()))
        {
            try
            {
                property.SetValue(options, SettingValue.Read(values.GetSection(property.Name), property.PropertyType));
            }
            catch (FormatException problem)
            {
                unreadable.Add(problem.Message);
            }
        }
    }

    public ValidateOptionsResult Validate(string? name, T options)
    {
        var failures = new List<ValidationResult>();
        Validator.TryValidateObject(options, new(options), failures, validateAllProperties: true);
        string[] all = [.. unreadable, .. UnknownSettings.In(configuration, section, typeof(T)), .. failures.Select(f => section.Length == 0 ? $"{f.ErrorMessage}" : $"{section}: {f.ErrorMessage}")];
        return all.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(all);
    }
}

/// <summary>Adds options that are checked at start.</summary>
internal static class CheckedOptionsSetup
{
    public static IServiceCollection AddChecked<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class
    {
        var check = new CheckedOptions<T>(configuration, section);
        services.AddSingleton<IConfigureOptions<T>>(check);
        services.AddSingleton<IValidateOptions<T>>(check);
        services.AddOptions<T>().ValidateOnStart();
        return services;
    }
}
