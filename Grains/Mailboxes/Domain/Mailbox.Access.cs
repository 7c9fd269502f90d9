using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// The rules of a mailbox: from its state, a command and the time to the next state and an answer.
/// They wait for nothing and look at nothing else. Each file holds one kind of command.
/// </summary>
internal static partial class Mailbox
{
    /// <summary>What a caller is to this mailbox at this moment.</summary>
    public static Standing StandingOf(MailboxState state, Actor actor, DateTimeOffset now) => actor.Role switch
    {
        Role.Member when actor.Id == state.MemberId => Standing.Holder,
        Role.Member when state.Mandates.Any(mandate => mandate.ProxyId == actor.Id && mandate.InForce(now)) => Standing.Proxy,
        Role.Agent or Role.Supervisor => Standing.Staff,
        _ => Standing.Stranger,
    };

    /// <summary>The contact, if it exists and this caller may know.</summary>
    public static Contact? Visible(MailboxState state, Actor actor, string contactId, DateTimeOffset now)
    {
        var contact = state.Contacts.FirstOrDefault(known => known.Id == contactId);
        return contact is not null && StandingOf(state, actor, now) switch
        {
            Standing.Holder or Standing.Proxy => true,
            Standing.Staff => contact.Fund == actor.Fund,
            _ => false,
        } ? contact : null;
    }

    /// <summary>The contact, if this caller may write in it as its member does.</summary>
    private static Contact? Own(MailboxState state, Actor actor, string contactId, DateTimeOffset now) =>
        StandingOf(state, actor, now) is Standing.Holder or Standing.Proxy ? Visible(state, actor, contactId, now) : null;

    /// <summary>The contact, if this caller may act on it for its fund.</summary>
    private static Contact? OfDesk(MailboxState state, Actor actor, string contactId, DateTimeOffset now) =>
        StandingOf(state, actor, now) == Standing.Staff ? Visible(state, actor, contactId, now) : null;

    private static Author AuthorOf(Actor actor, Standing standing) => new(
        standing switch { Standing.Holder => AuthorKind.Member, Standing.Proxy => AuthorKind.Proxy, _ => AuthorKind.Agent },
        actor.Id,
        actor.Name);

    /// <summary>
    /// The state after its member has looked at it: known by the token they did that with. One who never did anything
    /// is owed nothing, and a look is no reason to keep them.
    /// </summary>
    public static MailboxState Seen(MailboxState state, Actor actor, DateTimeOffset now) =>
        state.Holder is not null && StandingOf(state, actor, now) == Standing.Holder ? Naming(state, actor, Standing.Holder, now) : state;

    /// <summary>
    /// The state with the member as this call names them; what it leaves out stays, and nobody else's call changes it.
    /// The proxies that were told of another profile are owed word of the one known, whoever of them calls.
    /// </summary>
    private static MailboxState Naming(MailboxState state, Actor actor, Standing standing, DateTimeOffset now)
    {
        if (standing != Standing.Holder)
            return TellingProfile(state, now);
        var (named, known) = (Holder.Of(actor), state.Holder);
        var holder = named with { Email = named.Email ?? known?.Email, Fund = named.Fund ?? known?.Fund, Profile = named.Profile ?? known?.Profile };
        return TellingProfile(known == holder ? state : state with { Holder = holder }, now);
    }
}

internal enum Standing
{
    Stranger = 0,
    Holder = 1,
    Proxy = 2,
    Staff = 3,
}
