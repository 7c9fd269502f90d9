using MsaOrleans.Grains.Boards;
using MsaOrleans.Grains.Figures;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>What boards and figures show of a mailbox, as rows that are written with its state.</summary>
internal static class ReadModels
{
    /// <summary>Whether the state owes boards or figures something: it has not been written since.</summary>
    public static bool IsOwed(MailboxState state) => state.Outbox.Any(IsNotice);

    /// <summary>The state with rows in place of the notices that it owes boards and figures.</summary>
    public static MailboxState Settle(MailboxState state) =>
        !IsOwed(state)
            ? state with
            {
                ReadModels = null,
            }
            : state with
            {
                Outbox = state.Outbox.RemoveAll(IsNotice),
                ReadModels = new(
                    [.. state.Outbox.OfType<BoardNotice>().Select(notice => UpdateOf(state, notice))],
                    [.. state.Outbox.OfType<FigureNotice>().Select(EventOf)]
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
