using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What the operators' metrics hear of a mailbox.</summary>
internal sealed partial class MailboxGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Owe(this.GetPrimaryKeyString(), null);
        return Task.CompletedTask;
    }

    private void Measure(MailboxState before, MailboxState after)
    {
        if (before.Outbox != after.Outbox)
            foreach (var notice in after.Outbox.OfType<FigureNotice>().Where(notice => before.Outbox.All(known => known.Id != notice.Id)))
                metrics.Count(notice.Fund, notice.Figure);
        foreach (var contact in after.Contacts)
            foreach (var step in contact.Escalations.Skip(before.Contacts.FirstOrDefault(known => known.Id == contact.Id)?.Escalations.Length ?? 0))
                metrics.CountStep(contact.Fund, step.Level);
        foreach (var gone in before.Contacts.ExceptBy(after.Contacts.Select(contact => contact.Id), contact => contact.Id))
            metrics.CountPurged(gone.Fund, byAge: Mailbox.ExpiresAt(gone, policy) <= time.GetUtcNow());
    }

    /// <summary>What should have left: what is due, and what was tried in vain and waits for its next try.</summary>
    private void MeasureOutbox(DateTimeOffset now) => metrics.Owe(
        State.MemberId,
        State.Outbox.Where(effect => (effect.DueAt <= now || effect.Attempts + effect.Doubts > 0) && !_delivered.Contains(effect.Id))
            .Select(effect => (DateTimeOffset?)effect.OccurredAt).Min());
}
