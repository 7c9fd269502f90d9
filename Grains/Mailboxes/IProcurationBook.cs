using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What the mailbox of a proxy offers the mailboxes that granted it a procuration.</summary>
[Alias("mandate-book")]
internal interface IProcurationBook : IGrainWithStringKey
{
    /// <summary>
    /// Stores the present terms of a procuration, then settles the effect in the granting mailbox.
    /// </summary>
    [OneWay, Alias("note-mandate")]
    Task NoteProcurationAsync(ProcurationUpdate update);

    /// <summary>Forgets a member whose mailbox is erased.</summary>
    [OneWay, Alias("forget")]
    Task ForgetAsync(string memberId);
}

/// <param name="EffectId">The effect to settle.</param>
/// <param name="MemberId">The member who granted the procuration.</param>
/// <param name="Name">The member's name.</param>
/// <param name="Revision">The revision of the member's mailbox when it sent the update.</param>
/// <param name="Profile">The member's profile; null when not known.</param>
/// <param name="Agreed">What both agreed to; null when it was not accepted by an invitation.</param>
[GenerateSerializer, Immutable, Alias("mandate-word")]
internal sealed record ProcurationUpdate(
    [property: Id(0)] string EffectId,
    [property: Id(1)] string MemberId,
    [property: Id(2)] string Name,
    [property: Id(3)] DateTimeOffset From,
    [property: Id(4)] DateTimeOffset? Until,
    [property: Id(5)] long Revision,
    [property: Id(6)] bool Revoked,
    [property: Id(7)] Profile? Profile = null,
    [property: Id(8)] ProcurationAgreement? Agreed = null
);
