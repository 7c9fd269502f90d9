using Microsoft.Extensions.Options;

namespace MsaOrleans.Silo.Operations;

/// <summary>Between "not ready" and the first refused connection, leaves the proxy the time to notice.</summary>
internal sealed class Drain(IOptions<OperationsOptions> options, TimeProvider time) : IHostedLifecycleService
{
    /// <summary>The only one that comes before the server stops listening.</summary>
    public Task StoppingAsync(CancellationToken cancellationToken) =>
        Task.Delay(options.Value.StopDelay, time, cancellationToken).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
