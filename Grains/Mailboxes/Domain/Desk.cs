using MsaOrleans.Catalog;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <param name="Id">Claim <c>sub</c>.</param>
internal sealed record DeskAgent(string Id, string Name)
{
    public static DeskAgent Of(Actor actor) => new(actor.Id, actor.Name);
}

/// <summary>An agent has taken charge of a contact.</summary>
/// <param name="LapsesAt">When that ends by itself, unless the agent writes in the contact or claims it again.</param>
internal sealed record Claim(DeskAgent Agent, DateTimeOffset Since, DateTimeOffset LapsesAt);

/// <param name="Id">The contact's id and the place among its notes.</param>
/// <param name="Receipt">By which a repeated command is recognised; null when its caller gave no key.</param>
internal sealed record Note(string Id, DeskAgent Author, DateTimeOffset At, string Text, Receipt? Receipt = null);

/// <summary>Something that was done with a contact at the desk.</summary>
/// <param name="By">Null when time did it.</param>
/// <param name="Agent">Whose claim began or ended.</param>
internal sealed record DeskAct(
    DeskActKind Kind, DateTimeOffset At, DeskAgent? By, DeskAgent? Agent = null, Filing? From = null, Filing? To = null);

/// <summary>Where a contact is filed.</summary>
internal sealed record Filing(string Fund, Topic Topic)
{
    public static Filing Of(Contact contact) => new(contact.Fund, contact.Topic);
}
