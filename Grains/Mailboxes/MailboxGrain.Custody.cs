using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Retention;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What admins see of a mailbox, and its legal hold.</summary>
internal sealed partial class MailboxGrain : IMailboxCustody
{
    public async Task<Outcome<MailboxSummary>> SummariseAsync(Actor actor) =>
        Refuse(actor) is { } refusal ? refusal : await SummaryAsync(time.GetUtcNow());

    public async Task<Outcome<MailboxSummary>> HoldAsync(Actor actor, string reason)
    {
        if (Refuse(actor) is { } refusal)
            return refusal;
        var now = time.GetUtcNow();
        await WriteAsync(Holding.Put(State, actor, reason, now), now);
        return await SummaryAsync(now);
    }

    public async Task<Outcome<MailboxSummary>> LiftAsync(Actor actor, string reason)
    {
        if (Refuse(actor) is { } refusal)
            return refusal;
        var now = time.GetUtcNow();
        if (State.Hold is not null)
            await WriteAsync(Holding.Lift(State), now);
        return await SummaryAsync(now);
    }

    private Refusal? Refuse(Actor actor) =>
        actor.Role != Role.Admin ? new(RefusalCode.Forbidden)
        : !store.RecordExists ? new(RefusalCode.NotFound)
        : null;

    private async Task<MailboxSummary> SummaryAsync(DateTimeOffset now)
    {
        var bytes = await due.SizeAsync(StateName, this.GetGrainId());
        return Holding.Summarise(State, Present(now), policy, bytes);
    }
}
