using MsaOrleans.Grains.Mail;
using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>
/// How a mail that has left costs the mailbox no second write: a receipt is stored, the state in memory owes it no
/// more, and the next write of the state makes the receipt superfluous. A mail with a secret is the exception: it is
/// removed from the stored state at once.
/// </summary>
internal sealed partial class MailboxGrain
{
    /// <summary>Whether there are receipts of what the stored state owes.</summary>
    private bool _hasReceipts;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (State.Erasure is { } erasure)
            await GoOnErasingAsync(erasure);
        if (!store.RecordExists)
            this.EndIfVacant(() => !store.RecordExists);
        if (!State.Outbox.OfType<MailEffect>().Any())
            return;
        var delivered = await receipts.ReadAsync(this.GetGrainId(), cancellationToken);
        _hasReceipts = delivered.Count > 0;
        if (_hasReceipts)
            store.State = State with { Outbox = State.Outbox.RemoveAll(owed => delivered.Contains(owed.Id)) };
    }

    /// <returns>Whether that is all there is to do; not when something else has come due meanwhile.</returns>
    private async Task<bool> NoteSentAsync(string effectId, DateTimeOffset now)
    {
        if (
            Present(now) != State
            || State.Outbox.OfType<MailEffect>().FirstOrDefault(owed => owed.Id == effectId)
                is not { HoldsSecret: false }
        )
            return false;
        var listed = LateMails.Find(State, effectId);
        await receipts.NoteAsync(StateName, this.GetGrainId(), store.Etag!, effectId, listed);
        _hasReceipts = true;
        store.State = Settlement.Decide(State, effectId, MailOutcome.Sent, now);
        RestIfDelivered(now);
        MeasureOutbox(now);
        return true;
    }
}
