using MsaOrleans.Identity;
using Orleans.Concurrency;

namespace MsaOrleans.Boards;

/// <summary>
/// The contacts of a fund that wait for an answer. The grain key is the code of the fund.
/// </summary>
[Alias("board")]
public interface IBoardGrain : IGrainWithStringKey
{
    /// <summary>Agents and supervisors of the fund, admins. Lags a committed change by 2 s at most.</summary>
    [Alias("view")]
    Task<Outcome<BoardPage>> ViewAsync(Actor actor, BoardQuery query);

    /// <summary>
    /// One contact by its id, for those who do not know whose it is; the same callers.
    /// <see cref="RefusalCode.NotFound"/> when it is owed no answer by this fund.
    /// </summary>
    [Alias("find")]
    Task<Outcome<BoardItem>> FindAsync(Actor actor, string contactId);

    /// <summary>
    /// The agents named by updates of the last 30 days: those who had claimed a contact or last worked on it. The same
    /// callers. There is no directory of agents, so the list is shorter for a while after a restart.
    /// </summary>
    [Alias("list-agents")]
    Task<Outcome<AgentList>> ListAgentsAsync(Actor actor);

    /// <summary>
    /// The changes after an event. Waits for one, but no longer than 15 s; the same callers. Without an event it
    /// answers at once with the id to continue from.
    /// </summary>
    /// <param name="after">Id of the last event that the caller has.</param>
    [AlwaysInterleave, Alias("read-events")]
    Task<Outcome<BoardNews>> ReadEventsAsync(Actor actor, string? after, CancellationToken cancellationToken);
}

/// <summary>The boards of all funds as one; admins only.</summary>
[Alias("national-board")]
public interface INationalBoardGrain : IGrainWithIntegerKey
{
    [Alias("view")]
    Task<Outcome<BoardPage>> ViewAsync(Actor actor, BoardQuery query);
}
