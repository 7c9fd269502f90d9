using System.Collections.Concurrent;

namespace MsaOrleans.Silo.Tests.Hosting;

/// <summary>Counts the calls that grains have carried out, and loses those that a test wants lost.</summary>
internal sealed class CallWatch : IIncomingGrainCallFilter
{
    private readonly ConcurrentDictionary<string, int> _done = new();
    private volatile string? _lost;
    private int _losses;

    /// <summary>How many calls were lost.</summary>
    public int Losses => Volatile.Read(ref _losses);

    /// <param name="method">Name of a grain method.</param>
    public int Done(string method) => _done.GetValueOrDefault(method);

    /// <summary>
    /// From now on calls of this method never arrive, as when a process dies before it could send them.
    /// </summary>
    public void Lose(string? method) => _lost = method;

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.MethodName == _lost)
        {
            Interlocked.Increment(ref _losses);
            return;
        }
        await context.Invoke();
        _done.AddOrUpdate(context.MethodName, 1, (_, count) => count + 1);
    }
}
