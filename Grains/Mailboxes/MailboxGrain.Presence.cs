using MsaOrleans.Grains.Mailboxes.Domain;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>Which agents have a contact open: known to this activation alone, said again by whoever has it.</summary>
internal sealed partial class MailboxGrain
{
    private readonly Viewers _viewers = new();

    public Task<Outcome<ViewerList>> ShowPresenceAsync(Actor actor, string contactId)
    {
        var now = time.GetUtcNow();
        if (Access.AsStaff(Present(now), actor, contactId, now) is null)
            return Task.FromResult<Outcome<ViewerList>>(RefusalCode.NotFound);
        _viewers.Note(contactId, new(actor.Id, actor.Name), now);
        return Task.FromResult<Outcome<ViewerList>>(new ViewerList(_viewers.Others(contactId, actor.Id, now)));
    }

    /// <summary>The contact with who else has it open; members are never told.</summary>
    private ContactView Watched(ContactView contact, Actor actor, DateTimeOffset now) =>
        actor.Role is Role.Agent or Role.Supervisor
            ? contact with
            {
                Viewers = _viewers.Others(contact.Id, actor.Id, now),
            }
            : contact;
}
