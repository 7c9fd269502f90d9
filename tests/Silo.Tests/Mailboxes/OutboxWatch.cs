using MsaOrleans.Grains.Mailboxes;

namespace MsaOrleans.Silo.Tests.Mailboxes;

/// <summary>Counts what the mailboxes were told of their effects, once each has written it down.</summary>
internal sealed class OutboxWatch : IIncomingGrainCallFilter
{
    private int _settled;

    public int Settled => Volatile.Read(ref _settled);

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (context.MethodName == nameof(IOutbox.SettleAsync))
            Interlocked.Increment(ref _settled);
    }
}
