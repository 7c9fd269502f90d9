namespace MsaOrleans.Api.Tests.Hosting;

/// <summary>
/// Waits for what another process does: asks often at first, then ever more seldom, so as not to keep it from its work.
/// </summary>
public static class Eventually
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(20),
        Longest = TimeSpan.FromMilliseconds(250);
    private const double Growth = 1.2;

    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan? patience = null)
    {
        using var limit = new CancellationTokenSource(patience ?? TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(Shortest);
        while (!await condition())
        {
            await timer.WaitForNextTickAsync(limit.Token);
            timer.Period = timer.Period * Growth < Longest ? timer.Period * Growth : Longest;
        }
    }
}
