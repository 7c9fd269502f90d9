using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// A mailbox as its member was last shown it, and as a proxy sees it alike: the same object as long as nothing has
/// changed and somebody still holds it, so that what is made of it is made once. Agents see the time that is left.
/// </summary>
internal sealed class ShownHistory
{
    private readonly WeakReference<MailboxView?> _view = new(null);
    private MailboxState? _of;

    public Outcome<MailboxView> List(MailboxState state, Actor actor, MailboxPolicy policy, DateTimeOffset now)
    {
        if (!IsShownToMembers(state, actor, now))
            return MailboxViews.List(state, actor, policy, now);
        if (Known(state) is { } known)
            return known;
        var outcome = MailboxViews.List(state, actor, policy, now);
        if (outcome.TryGet(out var view, out _))
        {
            _view.SetTarget(view);
            _of = state;
        }
        return outcome;
    }

    /// <summary>The contact as it is in the history, if that was shown; by itself otherwise.</summary>
    public Outcome<ContactView> Get(
        MailboxState state,
        Actor actor,
        string contactId,
        MailboxPolicy policy,
        DateTimeOffset now
    ) =>
        IsShownToMembers(state, actor, now)
        && Known(state)?.Contacts.FirstOrDefault(contact => contact.Id == contactId) is { } contact
            ? contact
            : MailboxViews.Get(state, actor, contactId, policy, now);

    /// <summary>Lets go of a state that has been succeeded.</summary>
    public void Forget() => _of = null;

    private MailboxView? Known(MailboxState state) =>
        ReferenceEquals(_of, state) && _view.TryGetTarget(out var known) ? known : null;

    private static bool IsShownToMembers(MailboxState state, Actor actor, DateTimeOffset now) =>
        Access.StandingOf(state, actor, now) is Standing.Holder or Standing.Proxy;
}
