using MsaOrleans.Identity;
using Orleans.Concurrency;

namespace MsaOrleans.Boards;

/// <summary>
/// What a fund's agents have before them: the contacts that are owed an answer. Its key is the fund's code.
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
    /// The agents whom an update of the last 30 days named: who held the contact or last did something with it, however
    /// long before; the same callers. There is no directory of agents: after a restart it knows fewer for a while.
    /// </summary>
    [Alias("list-agents")]
    Task<Outcome<AgentList>> ListAgentsAsync(Actor actor);

    /// <summary>
    /// What changed after an event, as soon as there is something and within 15 s in any case; the same callers.
    /// Without an event it answers at once with the place to go on from.
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
