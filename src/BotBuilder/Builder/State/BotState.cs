using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder;

public abstract class BotState(IStorage storage, string contextServiceKey) : IPropertyManager
{
    private readonly IStorage storage = storage ?? throw new ArgumentNullException(nameof(storage));
    private readonly string contextServiceKey = contextServiceKey ?? throw new ArgumentNullException(nameof(contextServiceKey));

    public IStatePropertyAccessor<T> CreateProperty<T>(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Property<T>(this, name);
    }

    public virtual async Task LoadAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (!force && GetCachedState(turnContext) is not null)
        {
            return;
        }

        var key = GetStorageKey(turnContext);
        var items = await storage.ReadAsync([key], cancellationToken).ConfigureAwait(false);
        items.TryGetValue(key, out var found);
        turnContext.TurnState[contextServiceKey] = found switch
        {
            null => new CachedBotState(),
            IDictionary<string, object> state => new CachedBotState(state),
            JObject state => new CachedBotState(state.ToObject<Dictionary<string, object>>(BotJson.Serializer)),
            _ => throw new InvalidOperationException("Data is not in the correct format for BotState."),
        };
    }

    public virtual async Task SaveChangesAsync(ITurnContext turnContext, bool force = false, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        if (GetCachedState(turnContext) is { } cached && (force || cached.IsChanged()))
        {
            await storage.WriteAsync(new Dictionary<string, object>(StringComparer.Ordinal) { [GetStorageKey(turnContext)] = cached.State }, cancellationToken).ConfigureAwait(false);
            cached.Keep();
        }
    }

    public CachedBotState GetCachedState(ITurnContext turnContext)
    {
        ArgumentNullException.ThrowIfNull(turnContext);
        return turnContext.TurnState.Get<CachedBotState>(contextServiceKey);
    }

    protected abstract string GetStorageKey(ITurnContext turnContext);

    protected Task<T> GetPropertyValueAsync<T>(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        var state = GetCachedState(turnContext).State;
        if (!state.TryGetValue(propertyName, out var value) || value is null)
        {
            return state.ContainsKey(propertyName) ? Task.FromResult<T>(default) : throw new KeyNotFoundException($"There is no property named '{propertyName}'.");
        }

        if (value is not T typed)
        {
            typed = JToken.FromObject(value, BotJson.Serializer).ToObject<T>(BotJson.Serializer);
            state[propertyName] = typed;
        }

        return Task.FromResult(typed);
    }

    protected Task DeletePropertyValueAsync(ITurnContext turnContext, string propertyName, CancellationToken cancellationToken = default)
    {
        GetCachedState(turnContext).State.Remove(propertyName);
        return Task.CompletedTask;
    }

    protected Task SetPropertyValueAsync(ITurnContext turnContext, string propertyName, object value, CancellationToken cancellationToken = default)
    {
        GetCachedState(turnContext).State[propertyName] = value;
        return Task.CompletedTask;
    }

    public class CachedBotState
    {
        private string kept;

        public CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>(StringComparer.Ordinal);
            kept = Fingerprint();
        }

        public IDictionary<string, object> State { get; set; }

        internal bool IsChanged() => kept != Fingerprint();

        internal void Keep() => kept = Fingerprint();

        private string Fingerprint() => JsonConvert.SerializeObject(State, BotJson.Settings);
    }

    private sealed class Property<T>(BotState owner, string name) : IStatePropertyAccessor<T>
    {
        public string Name => name;

        public async Task<T> GetAsync(ITurnContext turnContext, Func<T> defaultValueFactory = null, CancellationToken cancellationToken = default)
        {
            await owner.LoadAsync(turnContext, force: false, cancellationToken).ConfigureAwait(false);
            if (owner.GetCachedState(turnContext).State.ContainsKey(name))
            {
                return await owner.GetPropertyValueAsync<T>(turnContext, name, cancellationToken).ConfigureAwait(false);
            }

            if (defaultValueFactory is null)
            {
                return default;
            }

            var value = defaultValueFactory();
            await owner.SetPropertyValueAsync(turnContext, name, value, cancellationToken).ConfigureAwait(false);
            return value;
        }

        public async Task DeleteAsync(ITurnContext turnContext, CancellationToken cancellationToken = default)
        {
            await owner.LoadAsync(turnContext, force: false, cancellationToken).ConfigureAwait(false);
            await owner.DeletePropertyValueAsync(turnContext, name, cancellationToken).ConfigureAwait(false);
        }

        public async Task SetAsync(ITurnContext turnContext, T value, CancellationToken cancellationToken = default)
        {
            await owner.LoadAsync(turnContext, force: false, cancellationToken).ConfigureAwait(false);
            await owner.SetPropertyValueAsync(turnContext, name, value, cancellationToken).ConfigureAwait(false);
        }
    }
}
