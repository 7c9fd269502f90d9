using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>Who may do what in a mailbox.</summary>
internal static class Access
{
    /// <summary>What a caller is to this mailbox at this moment.</summary>
    public static Standing StandingOf(MailboxState state, Actor actor, DateTimeOffset now) =>
        actor.Role switch
        {
            Role.Member when actor.Id == state.MemberId => Standing.Holder,
            Role.Member when state.Procurations.Any(granted => granted.ProxyId == actor.Id && granted.InForce(now)) =>
                Standing.Proxy,
            Role.Agent or Role.Supervisor => Standing.Staff,
            _ => Standing.Stranger,
        };

    /// <summary>The contact, if it exists and this caller may know.</summary>
    public static Contact? Visible(MailboxState state, Actor actor, string contactId, DateTimeOffset now)
    {
        var contact = state.Find(contactId);
        return
            contact is not null
            && StandingOf(state, actor, now) switch
            {
                Standing.Holder or Standing.Proxy => true,
                Standing.Staff => contact.Fund == actor.Fund,
                _ => false,
            }
            ? contact
            : null;
    }

    /// <summary>The contact, if this caller may write in it as its member does.</summary>
    public static Contact? AsMember(MailboxState state, Actor actor, string contactId, DateTimeOffset now) =>
        StandingOf(state, actor, now) is Standing.Holder or Standing.Proxy
            ? Visible(state, actor, contactId, now)
            : null;

    /// <summary>The contact, if this caller may act on it for its fund.</summary>
    public static Contact? AsStaff(MailboxState state, Actor actor, string contactId, DateTimeOffset now) =>
        StandingOf(state, actor, now) == Standing.Staff ? Visible(state, actor, contactId, now) : null;

    public static Author AuthorOf(Actor actor, Standing standing) =>
        new(
            standing switch
            {
                Standing.Holder => AuthorKind.Member,
                Standing.Proxy => AuthorKind.Proxy,
                _ => AuthorKind.Agent,
            },
            actor.Id,
            actor.Name
        );
}

internal enum Standing
{
    Stranger = 0,
    Holder = 1,
    Proxy = 2,
    Staff = 3,
}
