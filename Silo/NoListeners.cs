using System.Net;
using Microsoft.AspNetCore.Connections;

namespace MsaOrleans.Silo;

/// <summary>
/// Keeps a silo that is the only one from opening ports, by which anybody with an account on the machine could call its
/// grains. Callers in its process call them in memory.
/// </summary>
internal sealed class NoListeners : IConnectionListenerFactory
{
    /// <summary>In place of the sockets of silo and gateway, which Orleans registers by keys of its own.</summary>
    public static void ListenNowhere(IServiceCollection services)
    {
        var listeners = services.Where(service =>
            service.IsKeyedService && service.ServiceType == typeof(IConnectionListenerFactory)
        );
        foreach (var sockets in listeners.ToList())
        {
            services.Remove(sockets);
            services.AddKeyedSingleton<IConnectionListenerFactory>(sockets.ServiceKey, (_, _) => new NoListeners());
        }
    }

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default) =>
        new(new Silent(endpoint));

    private sealed class Silent(EndPoint endpoint) : IConnectionListener
    {
        private readonly TaskCompletionSource<ConnectionContext?> _end = new(
            TaskCreationOptions.RunContinuationsAsynchronously
        );

        public EndPoint EndPoint => endpoint;

        /// <summary>Never accepts a connection; null, which means closed, once the listener is unbound.</summary>
        public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
            await _end.Task.WaitAsync(cancellationToken);

        public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
        {
            _end.TrySetResult(null);
            return ValueTask.CompletedTask;
        }

        public ValueTask DisposeAsync() => UnbindAsync();
    }
}
