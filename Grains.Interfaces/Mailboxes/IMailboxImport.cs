using System.Collections.Immutable;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;

namespace MsaOrleans.Mailboxes;

/// <summary>Brings a history in from elsewhere. Mails nobody: what it brings happened long ago.</summary>
[Alias("mailbox-import")]
public interface IMailboxImport : IGrainWithStringKey
{
    /// <returns>False without a change when the mailbox was written to before.</returns>
    /// <exception cref="ArgumentException">An entry breaks a rule of the mailbox; nothing is imported.</exception>
    [Alias("import")]
    Task<bool> ImportAsync(ImportedMailbox mailbox);
}

/// <param name="Holder">The member, as their token would name them.</param>
[GenerateSerializer, Immutable, Alias("imported-mailbox")]
public sealed record ImportedMailbox(
    [property: Id(0)] Actor Holder,
    [property: Id(1)] ImmutableArray<ImportedContact> Contacts,
    [property: Id(2)] ImmutableDictionary<string, ProxyTerms> Proxies
);

/// <param name="Topic">With the labels it was filed under there; the catalogue need not know it.</param>
/// <param name="Read">Whether the member has read the answers.</param>
[GenerateSerializer, Immutable, Alias("imported-contact")]
public sealed record ImportedContact(
    [property: Id(0)] DateTimeOffset SentAt,
    [property: Id(1)] string Fund,
    [property: Id(2)] Topic Topic,
    [property: Id(3)] ContactKind Kind,
    [property: Id(4)] string Text,
    [property: Id(5)] ImmutableArray<ImportedReply> Replies,
    [property: Id(6)] bool Read
);

[GenerateSerializer, Immutable, Alias("imported-reply")]
public sealed record ImportedReply(
    [property: Id(0)] DateTimeOffset SentAt,
    [property: Id(1)] Actor Agent,
    [property: Id(2)] ReplyKind Kind,
    [property: Id(3)] string Text
);
