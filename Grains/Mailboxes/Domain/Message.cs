using MsaOrleans.Mailboxes;

namespace MsaOrleans.Grains.Mailboxes.Domain;

/// <param name="Id">The contact's id and the place in the thread.</param>
/// <param name="Receipt">By which a repeated command is recognised; null when its caller gave no key.</param>
/// <param name="Signature">Of an answer; null of one that was given before answers were signed.</param>
internal sealed record Message(
    string Id,
    Author Author,
    DateTimeOffset SentAt,
    MessageKind Kind,
    string Text,
    Receipt? Receipt = null,
    Signature? Signature = null
)
{
    public bool IsAnswer => Kind is MessageKind.Interim or MessageKind.Final;
}

/// <param name="Id">Claim <c>sub</c>: never shown, needed to tell a proxy of the answer.</param>
internal sealed record Author(AuthorKind Kind, string Id, string Name);
