using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit.Domain;
using MsaOrleans.Grains.Funds.Domain;

namespace MsaOrleans.Grains.Audit;

/// <summary>
/// The one writer of a chain. Entries that come while others are being written are written together; each caller waits
/// for its own.
/// </summary>
[GrainType("audit")]
internal sealed partial class AuditGrain(
    IAuditStore store,
    FundDirectory funds,
    TimeProvider time,
    ILogger<AuditGrain> logger
) : Grain, IAuditGrain
{
    /// <summary>Beyond this many the next are refused, and with them what they would record.</summary>
    private const int MostWaiting = 20_000;

    private const int LargestBatch = 500;

    private const int SaltCharacters = 32;

    private readonly Queue<Waiting> _waiting = new();
    private Task _writing = Task.CompletedTask;
    private ChainHead? _head;
    private bool _knowsHead;

    private string Chain => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        GrainFactory.GetGrain<IAuditWatch>(0).KeepAsync().Ignore();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        _writing.WaitAsync(cancellationToken);

    public Task AppendAsync(AuditEvent happened)
    {
        if (_waiting.Count >= MostWaiting)
            throw new UnavailableException("Too many audit entries wait to be written.");
        var waiting = new Waiting(happened, time.GetUtcNow());
        _waiting.Enqueue(waiting);
        if (_writing.IsCompleted)
            _writing = WriteAllAsync();
        return waiting.Written.Task;
    }

    private async Task WriteAllAsync()
    {
        while (_waiting.Count > 0)
        {
            var batch = new List<Waiting>(Math.Min(_waiting.Count, LargestBatch));
            while (batch.Count < LargestBatch && _waiting.TryDequeue(out var one))
                batch.Add(one);
            try
            {
                await WriteAsync(batch);
                batch.ForEach(one => one.Written.SetResult());
            }
            catch (Exception fault)
            {
                _knowsHead = false;
                LogFailed(logger, batch.Count, Chain, fault.GetType().Name);
                batch.ForEach(one => one.Written.SetException(fault));
            }
        }
    }

    private async Task WriteAsync(List<Waiting> batch)
    {
        try
        {
            await SealAsync(batch);
        }
        catch (ChainMovedException)
        {
            _knowsHead = false;
            await SealAsync(batch);
        }
    }

    private async Task SealAsync(List<Waiting> batch)
    {
        if (!_knowsHead)
            _head = await store.HeadAsync(Chain);
        var head = _head;
        var entries = new List<AuditEntry>(batch.Count);
        foreach (var (happened, at) in batch)
        {
            var today = funds.CalendarOf(Chain).LocalDate(at);
            entries.Add(Sealing.Seal(Chain, head, today, at, happened, (Salt(), Salt())));
            head = new(entries[^1].Place, entries[^1].Hash);
        }
        await store.AppendAsync(entries);
        (_head, _knowsHead) = (head, true);
    }

    private static string Salt() => RandomNumberGenerator.GetHexString(SaltCharacters, lowercase: true);

    private sealed record Waiting(AuditEvent Happened, DateTimeOffset At)
    {
        public TaskCompletionSource Written { get; } = new();
    }

    [LoggerMessage(1, LogLevel.Error, "{Count} audit entries of {Chain} could not be written: {Fault}")]
    private static partial void LogFailed(ILogger logger, int count, string chain, string fault);
}
