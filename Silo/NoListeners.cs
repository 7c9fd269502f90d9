using System.Net;
using Microsoft.AspNetCore.Connections;

namespace MsaOrleans.Silo;

/// <summary>
/// A silo that is all there is talks to nobody over the network, and opens no port: on one, anybody with an account on the
/// machine could call its grains. What runs in its process calls them in memory.
/// </summary>
internal sealed class NoListeners : IConnectionListenerFactory
{
    /// <summary>In place of the sockets of silo and gateway, which Orleans registers by keys of its own.</summary>
    public static void ListenNowhere(IServiceCollection services)
    {
        var listeners = services.Where(service => service.IsKeyedService && service.ServiceType == typeof(IConnectionListenerFactory));
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
        private readonly TaskCompletionSource<ConnectionContext?> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EndPoint EndPoint => endpoint;

        /// <summary>Nobody ever comes: null, which says that it is over, once it is.</summary>
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
