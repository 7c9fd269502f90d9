using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Mailboxes.Domain;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>
/// How boards and figures follow the mailbox: their rows are written with its state. Boards, which are in memory, are
/// told afterwards; one that was not told finds the row at its next self-check.
/// </summary>
internal sealed partial class MailboxGrain : IBoardSubject
{
    public async Task AnnounceAgainAsync(string fund, string contactId)
    {
        if (!store.RecordExists)
            return;
        var now = time.GetUtcNow();
        await CommitAsync(BoardNotices.Of(Present(now), fund, contactId, now), now);
    }

    /// <summary>Tells what was written with the state, which needs it no more.</summary>
    private void Announce()
    {
        if (State.ReadModels is not { } rows)
            return;
        store.State = State with { ReadModels = null };
        Announce(rows);
    }

    private void Announce(ReadModelRows? rows)
    {
        foreach (var update in rows?.Boards ?? [])
            GrainFactory.GetGrain<IBoardFeed>(update.Fund).AnnounceAsync(update).Ignore();
    }
}
