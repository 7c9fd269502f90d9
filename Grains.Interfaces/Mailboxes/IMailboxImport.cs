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

    /// <summary>
    /// Adds a history to what the mailbox has, once: all of it or nothing. Its newest contacts come, as many as a
    /// mailbox keeps.
    /// </summary>
    /// <param name="key">Names this history: it is known by it when it comes again. At most 64 characters.</param>
    [Alias("import-once")]
    Task<ImportOutcome> ImportOnceAsync(ImportedMailbox mailbox, string key);
}

/// <param name="Holder">The member, as their token would name them.</param>
[GenerateSerializer, Immutable, Alias("imported-mailbox")]
public sealed record ImportedMailbox(
    [property: Id(0)] Actor Holder,
    [property: Id(1)] ImmutableArray<ImportedContact> Contacts,
    [property: Id(2)] ImmutableDictionary<string, ProxyTerms> Proxies
);

/// <param name="Topic">With the labels it was filed under there; the catalogue need not know it.</param>
/// <param name="Messages">What was written after the request, oldest first.</param>
/// <param name="Read">Whether the member has read the answers.</param>
/// <param name="Proxy">Who wrote the request for the member; null when they did so themselves.</param>
[GenerateSerializer, Immutable, Alias("imported-contact")]
public sealed record ImportedContact(
    [property: Id(0)] DateTimeOffset SentAt,
    [property: Id(1)] string Fund,
    [property: Id(2)] Topic Topic,
    [property: Id(3)] ContactKind Kind,
    [property: Id(4)] string Text,
    [property: Id(5)] ImmutableArray<ImportedMessage> Messages,
    [property: Id(6)] bool Read,
    [property: Id(7)] Actor? Proxy = null
);

/// <param name="Author">An agent who answers, or with the role of a member: the holder or a proxy, who adds.</param>
/// <param name="Kind">Of an answer.</param>
[GenerateSerializer, Immutable, Alias("imported-reply")]
public sealed record ImportedMessage(
    [property: Id(0)] DateTimeOffset SentAt,
    [property: Id(1)] Actor Author,
    [property: Id(2)] ReplyKind Kind,
    [property: Id(3)] string Text
);

/// <summary>What became of an import.</summary>
/// <param name="Kept">Contacts of it that came; the others were too old, or too many.</param>
/// <param name="Fault">Why it was refused; null when it was not.</param>
[GenerateSerializer, Immutable, Alias("import-outcome")]
public sealed record ImportOutcome(
    [property: Id(0)] ImportStatus Status,
    [property: Id(1)] int Kept = 0,
    [property: Id(2)] ImportFault? Fault = null
);

[GenerateSerializer, Alias("import-status")]
public enum ImportStatus
{
    Imported = 1,

    /// <summary>It came before; nothing was changed.</summary>
    Known = 2,

    /// <summary>Another history of this member came before; nothing was changed.</summary>
    OtherKnown = 3,

    /// <summary>A rule refuses it; nothing was changed.</summary>
    Refused = 4,
}

/// <param name="Place">What the rule refuses, such as <c>contacts[2].messages[0]</c>, counted from 0.</param>
[GenerateSerializer, Immutable, Alias("import-fault")]
public sealed record ImportFault([property: Id(0)] RefusalCode Code, [property: Id(1)] string Place);
