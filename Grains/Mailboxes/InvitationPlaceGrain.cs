using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>
/// Where the code of an invitation leads. The mailbox there decides whether it opens anything: a code that was used or
/// withdrawn still leads there until it expires.
/// </summary>
[GrainType("invitation-place")]
internal sealed class InvitationPlaceGrain(
    [PersistentState("invitation-place", StorageNames.Default)] IPersistentState<InvitationPlaceState> stored,
    TimeProvider time
) : Grain, IInvitationPlace, IInvitationPlaces, IRemindable
{
    private const string Forget = "forget";

    /// <summary>Reminders do not come more often than that.</summary>
    private static readonly TimeSpan Soonest = TimeSpan.FromMinutes(1),
        Again = TimeSpan.FromDays(1);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (!stored.RecordExists)
            this.EndIfVacant(() => !stored.RecordExists);
        return Task.CompletedTask;
    }

    public Task<string?> FindAsync() => Task.FromResult(stored.RecordExists ? stored.State.MemberId : null);

    /// <summary>The reminder comes first: what is stored is forgotten, whatever happens.</summary>
    public async Task KeepAsync(string memberId, DateTimeOffset until)
    {
        var left = until - time.GetUtcNow();
        await this.RegisterOrUpdateReminder(Forget, left < Soonest ? Soonest : left, Again);
        await this.CommitAsync(stored, new() { MemberId = memberId });
    }

    public async Task ForgetAsync()
    {
        if (stored.RecordExists)
            await this.EndIfUncertainAsync(stored.ClearStateAsync);
        if (await this.GetReminder(Forget) is { } reminder)
            await this.UnregisterReminder(reminder);
        DeactivateOnIdle();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => ForgetAsync();
}
