using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>How a mailbox learns what its member is called, from each call they make.</summary>
internal static class Naming
{
    /// <summary>
    /// The state after its member has looked at it: known by the token they did that with. One who never did anything
    /// is owed nothing, and a look is no reason to keep them.
    /// </summary>
    public static MailboxState Seen(MailboxState state, Actor actor, DateTimeOffset now) =>
        state.Holder is not null && Access.StandingOf(state, actor, now) == Standing.Holder
            ? Apply(state, actor, Standing.Holder, now)
            : state;

    /// <summary>
    /// The state with the member as this call names them; what it leaves out stays, and nobody else's call changes it.
    /// The proxies that were told of another profile are owed a notice of the one known, whoever of them calls.
    /// </summary>
    public static MailboxState Apply(MailboxState state, Actor actor, Standing standing, DateTimeOffset now)
    {
        if (standing != Standing.Holder)
            return ProcurationNotices.OfProfile(state, now);
        var (named, known) = (Holder.Of(actor), state.Holder);
        var holder = named with
        {
            Email = named.Email ?? known?.Email,
            Fund = named.Fund ?? known?.Fund,
            Profile = named.Profile ?? known?.Profile,
        };
        return ProcurationNotices.OfProfile(known == holder ? state : state with { Holder = holder }, now);
    }
}
