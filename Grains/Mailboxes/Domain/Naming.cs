using MsaOrleans.Identity;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>Keeps the name and address of the member as in their latest token.</summary>
internal static class Naming
{
    /// <summary>
    /// The state after the member has read it, with the name and address of their token. Reading alone does not store
    /// a mailbox: one that was never written to stays empty.
    /// </summary>
    public static MailboxState Seen(MailboxState state, Actor actor, DateTimeOffset now) =>
        state.Holder is not null && Access.StandingOf(state, actor, now) == Standing.Holder
            ? Apply(state, actor, Standing.Holder, now)
            : state;

    /// <summary>
    /// The state with the member as their token names them. What the token leaves out stays, and calls of others change
    /// nothing. A proxy who was told another profile gets a notice of the present one.
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
