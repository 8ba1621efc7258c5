using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;

namespace SmtpHelpBot.Settings;

/// <summary>
/// An address that the host listens at beside the bot's own. Where the settings name addresses for the server itself
/// (Kestrel:Endpoints), it listens at those and at no urls, so this one is named there too.
/// </summary>
internal sealed class AddedAddress
{
    private const string Named = "Kestrel:Endpoints";
    private readonly Func<int> place;

    private AddedAddress(Func<int> place) => this.place = place;

    /// <summary>Adds one. Comes after the bot's own addresses.</summary>
    /// <param name="builder">The host.</param>
    /// <param name="name">What it is called among addresses with names.</param>
    /// <param name="url">The address; port 0 stands for any that is free. Null where the settings have none, with which nothing starts.</param>
    public static AddedAddress To(WebApplicationBuilder builder, string name, string? url)
    {
        var named = builder.Configuration.GetSection(Named);
        if (named.GetChildren().Any())
        {
            builder.Configuration[$"{Named}:{name}:Url"] = url;
            return new(() => named.GetChildren().Select(one => one.Key).ToList().IndexOf(name));
        }

        var urls = builder.WebHost.GetSetting(WebHostDefaults.ServerUrlsKey) ?? "";
        var before = urls.Split(';', StringSplitOptions.RemoveEmptyEntries).Length;
        builder.WebHost.UseUrls($"{urls};{url}");
        return new(() => before);
    }

    /// <summary>Where it is, once the server listens: it keeps the order of its addresses.</summary>
    public Uri At(IServer server) => new(server.Features.GetRequiredFeature<IServerAddressesFeature>().Addresses.ElementAt(place()));
}
