using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Figures;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What boards and figures show of a mailbox, as rows that are written with its state.</summary>
internal static class ReadModels
{
    /// <summary>For how long an event that is in a stored state may not have been counted.</summary>
    private static readonly TimeSpan RepeatFor = TimeSpan.FromDays(30);

    /// <summary>Whether the state owes boards or figures something: it has not been written since.</summary>
    public static bool IsOwed(MailboxState state) => state.Outbox.Any(IsNotice);

    /// <summary>The next state with rows in place of the notices that it owes boards and figures.</summary>
    /// <param name="stored">
    /// Its figures may have been counted when they were delivered by messages: the ids of such events are known for 45
    /// days, so what is older than <see cref="RepeatFor"/> is left out.
    /// </param>
    public static MailboxState Settle(MailboxState stored, MailboxState next, DateTimeOffset now) =>
        !IsOwed(next)
            ? next with
            {
                ReadModels = null,
            }
            : next with
            {
                Outbox = next.Outbox.RemoveAll(IsNotice),
                ReadModels = new(
                    [.. next.Outbox.OfType<BoardNotice>().Select(notice => UpdateOf(next, notice))],
                    [
                        .. next
                            .Outbox.OfType<FigureNotice>()
                            .Where(notice => now < notice.OccurredAt + RepeatFor || !stored.Outbox.Contains(notice))
                            .Select(EventOf),
                    ]
                ),
            };

    private static bool IsNotice(Effect effect) => effect is BoardNotice or FigureNotice;

    private static BoardUpdate UpdateOf(MailboxState state, BoardNotice notice) =>
        new(
            notice.Fund,
            notice.ContactId,
            BoardNotices.VersionOf(state, notice.ContactId),
            BoardNotices.EntryOf(state, notice.Fund, notice.ContactId),
            DeskAgents.Last(state, notice.Fund, notice.ContactId) is { } agent ? new(agent.Id, agent.Name) : null
        );

    private static FigureEvent EventOf(FigureNotice notice) => new(notice.Id, notice.Fund, notice.Figure);
}
