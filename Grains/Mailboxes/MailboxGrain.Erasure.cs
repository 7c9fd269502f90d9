using Microsoft.Extensions.Logging;
using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Boards.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Retention;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>
/// How a mailbox is erased. First its state gives way to a list of what is to be erased elsewhere; then that is done,
/// and the state goes. Whoever calls the mailbox meanwhile waits; after a kill the next activation goes on.
/// </summary>
internal sealed partial class MailboxGrain
{
    private static readonly TimeSpan EraseAgain = TimeSpan.FromMinutes(1);

    public async Task<Outcome<ErasureReceipt>> EraseAsync(Actor actor, string reason)
    {
        if (Refuse(actor) is { } refusal)
            return refusal;
        if (State.Hold is not null)
            return RefusalCode.MailboxHeld;
        var now = time.GetUtcNow();
        var erasure = Erasing.Of(State, actor, reason, ids.New(now), policy.Funds, options.Value.KeptBackups, now);
        await MovedAsync();
        await WriteAsync(Erasing.Begin(State, erasure), now);
        try
        {
            await GoOnErasingAsync(erasure);
            return erasure.Receipt;
        }
        finally
        {
            DeactivateOnIdle();
        }
    }

    /// <summary>Each step may be repeated. The state goes last: until then there is somebody to go on.</summary>
    private async Task GoOnErasingAsync(Erasure erasure)
    {
        var member = State.MemberId;
        foreach (var (fund, id) in erasure.OnBoards)
            await GrainFactory.GetGrain<IBoardFeed>(fund).AnnounceAsync(new(fund, id, BoardEntry.Gone, null));
        foreach (var proxy in erasure.Proxies)
            await GrainFactory.GetGrain<IProcurationBook>(proxy).ForgetAsync(member);
        foreach (var code in erasure.Codes)
            await ForgetPlaceAsync(code);
        var shown = erasure.OnBoards.Select(contact => (contact.Fund, contact.Id)).ToList();
        await retention.EraseAsync(erasure.Receipt, shown, erasure.Counted);
        await audit.ForgetAsync(member);
        await store.ClearStateAsync();
        (_quietUntil, _due, _registeredAt) = (null, null, null);
        KnowWakeUp(null);
        _shown.Forget();
        await retention.SealAsync();
        LogErased(logger, erasure.Receipt.Id);
    }

    public async Task ForgetAsync(string memberId)
    {
        var now = time.GetUtcNow();
        var present = Present(now);
        var forgotten = present with { Received = present.Received.RemoveAll(known => known.MemberId == memberId) };
        if (store.RecordExists)
            await CommitAsync(forgotten, now);
    }

    [LoggerMessage(2, LogLevel.Information, "A mailbox was erased: receipt {ReceiptId}")]
    private static partial void LogErased(ILogger logger, string receiptId);
}
