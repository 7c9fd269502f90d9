namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>Waits for what another process does, and no longer than it takes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(Interval);
        while (!await condition())
            await timer.WaitForNextTickAsync(limit.Token);
    }
}
