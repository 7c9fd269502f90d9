using MsaOrleans.Grains.Figures.Domain;
using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What a mailbox reports to the operators' metrics.</summary>
internal sealed partial class MailboxGrain
{
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        metrics.Owe(this.GetPrimaryKeyString(), null);
        return Task.CompletedTask;
    }

    private void Measure(MailboxState before, MailboxState after)
    {
        foreach (var happened in after.ReadModels?.Figures ?? [])
            Count(happened.Fund, happened.Figure);
        foreach (var contact in after.Contacts)
        foreach (var step in contact.Escalations.Skip(before.Find(contact.Id)?.Escalations.Length ?? 0))
            metrics.CountStep(contact.Fund, step.Level);
        if (after.Erasure is not null)
            return;
        foreach (var gone in before.Contacts.Where(known => after.Find(known.Id) is null))
            metrics.CountPurged(gone.Fund, byAge: Expiry.At(gone, policy) <= time.GetUtcNow());
    }

    private void Count(string fund, Figure figure)
    {
        if (figure.Measure == FigureMeasure.Received)
            metrics.CountReceived(fund);
        else if (figure.Measure is FigureMeasure.AnsweredInTime or FigureMeasure.AnsweredLate)
            metrics.CountAnswered(fund, figure.Measure == FigureMeasure.AnsweredInTime, figure.Minutes);
    }

    /// <summary>Reports how late the wake-up is for what has come due, or for what has to be tried again.</summary>
    private void MeasureWakeUp(DateTimeOffset now)
    {
        var tries = State.Outbox.Where(effect => effect.Attempts + effect.Doubts > 0);
        var due = Earliest(Agenda.NextWakeUp(State), tries.Min(effect => (DateTimeOffset?)effect.DueAt));
        if (due <= now)
            metrics.RecordWakeUp(now - due.Value);
    }

    /// <summary>Reports the age of the oldest effect that is due, or that failed and waits for its next try.</summary>
    private void MeasureOutbox(DateTimeOffset now) =>
        metrics.Owe(
            State.MemberId,
            State
                .Outbox.Where(effect => effect.DueAt <= now || effect.Attempts + effect.Doubts > 0)
                .Select(effect => (DateTimeOffset?)effect.OccurredAt)
                .Min()
        );
}
