using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <summary>
/// The history as last shown to the member or a proxy, who see the same. While the mailbox does not change and the
/// object is in use, the same object is returned, so that it is serialised only once. Agents are not served from it,
/// because they also see the time left.
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

    /// <summary>The contact from the last history shown; built alone when there is none.</summary>
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

    /// <summary>Forgets the history of an older state.</summary>
    public void Forget() => _of = null;

    private MailboxView? Known(MailboxState state) =>
        ReferenceEquals(_of, state) && _view.TryGetTarget(out var known) ? known : null;

    private static bool IsShownToMembers(MailboxState state, Actor actor, DateTimeOffset now) =>
        Access.StandingOf(state, actor, now) is Standing.Holder or Standing.Proxy;
}
