using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Operations;

/// <summary>
/// Delays the shutdown after readiness turns 503, so that the proxy notices before connections are refused.
/// </summary>
internal sealed class Drain(IOptions<OperationsOptions> options, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>The only method of the interface that runs before the server stops listening.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(options.Value.StopDelay, time, cancellationToken)
            .ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
