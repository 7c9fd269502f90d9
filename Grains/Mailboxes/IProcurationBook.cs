using MsaOrleans.Identity;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Mailboxes;

/// <summary>What a proxy's mailbox offers those whose members made them their proxy.</summary>
[Alias("mandate-book")]
internal interface IProcurationBook : IGrainWithStringKey
{
    /// <summary>
    /// Takes note of a procuration as it now stands, then strikes the effect off in the granting mailbox.
    /// </summary>
    [OneWay, Alias("note-mandate")]
    Task NoteProcurationAsync(ProcurationUpdate update);
}

/// <param name="EffectId">The effect to strike off.</param>
/// <param name="MemberId">Who granted it.</param>
/// <param name="Name">Their name.</param>
/// <param name="Revision">Of their mailbox as it says so.</param>
/// <param name="Profile">Theirs; null when not known.</param>
[GenerateSerializer, Immutable, Alias("mandate-word")]
internal sealed record ProcurationUpdate(
    [property: Id(0)] string EffectId,
    [property: Id(1)] string MemberId,
    [property: Id(2)] string Name,
    [property: Id(3)] DateTimeOffset From,
    [property: Id(4)] DateTimeOffset? Until,
    [property: Id(5)] long Revision,
    [property: Id(6)] bool Revoked,
    [property: Id(7)] Profile? Profile = null
);
