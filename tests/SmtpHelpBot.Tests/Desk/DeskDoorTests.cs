using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using SmtpHelpBot.Desk.Doors;
using SmtpHelpBot.Tests.Delivery;

namespace SmtpHelpBot.Tests.Desk;

public sealed class DeskDoorTests : IAsyncLifetime
{
    private RunningBot bot = null!;

    public async ValueTask InitializeAsync() => bot = await RunningBot.StartAsync((_, _) => Task.CompletedTask);

    public ValueTask DisposeAsync() => bot.DisposeAsync();

    [Fact]
    public async Task The_printed_address_is_exchanged_for_a_key_and_does_not_stay_in_the_address_bar()
    {
        using var desk = DeskDriver.At(bot);
        var answer = await desk.GetAsync($"/?token={bot.Get<DeskKeys>().Token}");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location?.ToString());
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(bot.Get<DeskKeys>().Token, cookie, StringComparison.Ordinal);
        Assert.DoesNotContain(bot.Log.All, line => line.Contains(bot.Get<DeskKeys>().Token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/desk.js", "text/javascript")]
    [InlineData("/desk.css", "text/css")]
    [InlineData("/icon.svg", "image/svg+xml")]
    public async Task With_the_key_the_page_is_there(string path, string type)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        var answer = await desk.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/desk.js")]
    [InlineData("/api/events")]
    [InlineData("/api/messages")]
    [InlineData("/anything")]
    public async Task Without_the_key_there_is_nothing(string path)
    {
        using var desk = DeskDriver.At(bot);
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.GetAsync(path)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.PostAsync(path, new { })).StatusCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    public async Task A_token_that_is_not_of_this_start_opens_nothing(string token)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        var answer = await desk.GetAsync($"/?token={token}");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task Two_tokens_are_none()
    {
        using var desk = DeskDriver.At(bot);
        var token = bot.Get<DeskKeys>().Token;
        Assert.Equal(HttpStatusCode.Unauthorized, (await desk.GetAsync($"/?token={token}&token={token}")).StatusCode);
    }

    [Theory]
    [InlineData("Host", "evil.example")]
    [InlineData("Host", "localhost.evil.example")]
    [InlineData("Host", "127.0.0.1.evil.example:3979")]
    [InlineData("Host", "0.0.0.0:3979")]
    [InlineData("Host", "192.168.1.20:3979")]
    [InlineData("Host", "localhost.:3979")]
    [InlineData("Host", "127.0.0.2:3979")]
    [InlineData("Host", "127.1:3979")]
    [InlineData("Host", "2130706433:3979")]
    [InlineData("Host", "[::ffff:127.0.0.1]:3979")]
    [InlineData("Host", "127.0.0.1.nip.io:3979")]
    [InlineData("X-Forwarded-Proto", "https")]
    [InlineData("Origin", "http://127.0.0.1")]
    [InlineData("Origin", "http://localhost.evil.example:3979")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("X-Forwarded-Host", "localhost")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "http://localhost:8080")]
    [InlineData("Origin", "null")]
    public async Task What_was_rebound_forwarded_or_sent_by_another_page_is_refused_even_with_the_key(string header, string value)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/", (header, value))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/api/events", (header, value))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.PostAsync("/api/rounds", new { }, (header, value))).StatusCode);
    }

    [Fact]
    public async Task Every_route_of_the_desk_refuses_another_host_another_origin_and_whoever_has_no_key()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        using var stranger = DeskDriver.At(bot);
        var routes = bot.Get<IEnumerable<Microsoft.AspNetCore.Routing.EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Select(route => $"/{route.RoutePattern.RawText!.TrimStart('/')}").Concat(["/api/events", "/api/rounds", "/api/places/robin/messages", "/api/places/robin/presses"]).Distinct(StringComparer.Ordinal);
        foreach (var path in routes.Select(route => route.Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal)))
        {
            Assert.Equal(HttpStatusCode.Forbidden, (await desk.PostAsync(path, new { }, ("Host", "evil.example"))).StatusCode);
            Assert.Equal(HttpStatusCode.Forbidden, (await desk.PostAsync(path, new { }, ("Origin", "https://evil.example"))).StatusCode);
            Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.PostAsync(path, new { })).StatusCode);
        }
    }

    [Theory]
    [InlineData("same-site")]
    [InlineData("cross-site")]
    public async Task A_page_of_another_port_of_this_computer_gets_nothing(string site)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/api/events", ("Sec-Fetch-Site", site))).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.GetAsync("/desk.js", ("Sec-Fetch-Site", site))).StatusCode);
    }

    [Fact]
    public async Task The_bots_routes_are_not_at_the_desks_port()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.PostTextAsync("/api/messages", bot.Message("hello").ToString())).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/healthz")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync("/readyz")).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/desk.js")]
    [InlineData("/api/events")]
    [InlineData("/api/rounds")]
    [InlineData("/api/places/robin/messages")]
    public async Task The_desks_routes_are_not_at_the_bots_port(string path)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Cookie", desk.Cookie);
        request.Headers.Host = desk.Address.Authority;
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode);
        using var post = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
        post.Headers.Add("Cookie", desk.Cookie);
        Assert.Equal(HttpStatusCode.NotFound, (await bot.Client.SendAsync(post, TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task The_bots_own_door_takes_nothing_in_the_name_of_the_desk()
    {
        var message = bot.Message("hello", "helpdesk");
        message["channelId"] = "local";
        Assert.Equal(HttpStatusCode.BadRequest, (await bot.PostAsync(message)).StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/missing")]
    [InlineData("/?token=wrong")]
    public async Task Every_answer_tells_browsers_to_be_strict(string path)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        var headers = (await desk.GetAsync(path)).Headers;
        var policy = headers.GetValues("Content-Security-Policy").Single();
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", headers.GetValues("Referrer-Policy").Single());
        Assert.True(headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task The_page_has_no_script_and_no_style_within()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        var page = await (await desk.GetAsync("/")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotMatch("<style|<script(?![^>]* src=)|\\s(style|on[a-z]+)=", page);
    }

    [Theory]
    [InlineData("/../SmtpHelpBot.dll")]
    [InlineData("/%2e%2e/appsettings.json")]
    [InlineData("/..%2fSmtpHelpBot.deps.json")]
    public async Task Files_beside_the_page_are_not_served(string path)
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        Assert.Equal(HttpStatusCode.NotFound, (await desk.GetAsync(path)).StatusCode);
    }

    [Fact]
    public void It_listens_on_loopback_only() => Assert.True(bot.Get<DeskAddress>().Value.IsLoopback);

    [Fact]
    public async Task After_a_restart_the_page_is_still_let_in_and_the_old_address_is_not()
    {
        using var before = await DeskDriver.OpenAsync(bot);
        var token = bot.Get<DeskKeys>().Token;
        await bot.RestartAsync();
        using var after = DeskDriver.At(bot);
        Assert.Equal(HttpStatusCode.Unauthorized, (await after.GetAsync($"/?token={token}")).StatusCode);
        // The cookie's name carries the port, which a test cannot keep over a restart.
        after.Cookie = $"smtphelpbot-desk-{after.Address.Port}={before.Cookie!.Split('=')[1]}";
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task The_key_on_disk_is_for_its_owner_only()
    {
        using var desk = await DeskDriver.OpenAsync(bot);
        var file = Path.Combine(bot.Folder, "desk.key");
        Assert.True(File.Exists(file));
        Assert.True(OperatingSystem.IsWindows() || File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Fact]
    public async Task With_an_app_id_there_is_no_desk()
    {
        await using var connected = await RunningBot.StartAsync(
            (_, _) => Task.CompletedTask,
            pieces: null,
            "--MicrosoftAppId=00000000-0000-0000-0000-000000000001",
            "--MicrosoftAppType=MultiTenant",
            "--MicrosoftAppPassword=secret");
        Assert.Single(connected.Get<IServer>().Features.GetRequiredFeature<IServerAddressesFeature>().Addresses);
        Assert.Throws<InvalidOperationException>(connected.Get<DeskKeys>);
    }
}
