using Microsoft.Bot.Builder;
using Newtonsoft.Json.Linq;

namespace BotBuilder.Tests.State;

public sealed class MemoryStorageTests
{
    private readonly MemoryStorage storage = new();

    [Fact]
    public async Task What_is_written_is_read_until_it_is_deleted()
    {
        await WriteAsync("a", new { Name = "Ada" });

        var found = await storage.ReadAsync(["a", "b"], default);
        Assert.Equal("Ada", (string?)((JObject)Assert.Single(found).Value)["Name"]);

        await storage.DeleteAsync(["a", "b"], default);
        Assert.Empty(await storage.ReadAsync(["a"], default));
    }

    [Fact]
    public async Task What_was_read_is_not_what_is_stored()
    {
        await WriteAsync("a", new { Name = "Ada" });

        ((JObject)(await storage.ReadAsync(["a"], default))["a"])["Name"] = "Eve";

        Assert.Equal("Ada", (string?)((JObject)(await storage.ReadAsync(["a"], default))["a"])["Name"]);
    }

    [Fact]
    public async Task An_item_with_an_ETag_is_written_over_only_by_who_read_it_last()
    {
        await WriteAsync("a", new Item { Name = "one" });
        var first = await ReadAsync("a");
        var second = await ReadAsync("a");
        first.Name = "two";
        await WriteAsync("a", first);

        second.Name = "three";
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync("a", second));
        await Assert.ThrowsAsync<ArgumentException>(() => WriteAsync("a", new Item { Name = "four" }));

        Assert.Equal("two", (await ReadAsync("a")).Name);
        second.ETag = "*";
        await WriteAsync("a", second);
        Assert.Equal("three", (await ReadAsync("a")).Name);
    }

    [Fact]
    public async Task What_has_no_ETag_is_always_written_over()
    {
        await WriteAsync("a", new { Name = "one" });
        await WriteAsync("a", new { Name = "two" });

        Assert.Equal("two", (await ReadAsync("a")).Name);
    }

    private Task WriteAsync(string key, object item) => storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { [key] = item }, default);

    private async Task<Item> ReadAsync(string key) => JObject.FromObject((await storage.ReadAsync([key], default))[key]).ToObject<Item>()!;

    private sealed class Item : IStoreItem
    {
        public string Name { get; set; } = "";

        public string? ETag { get; set; }
    }
}
