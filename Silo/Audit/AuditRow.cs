using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit.Domain;

namespace MsaOrleans.Silo.Audit;

#pragma warning disable IDE1006, CA1707, CA1812 // named as the columns are, made by Dapper
/// <summary>A row of <c>audit_entry</c>.</summary>
internal sealed record AuditRow(
    string chain,
    string day,
    long seq,
    long at,
    string request,
    string act,
    long capacity,
    long status,
    string? sub,
    string? name,
    string? address,
    string? actor_salt,
    string actor_digest,
    string? member_id,
    string? member_salt,
    string? member_digest,
    string? contact_id,
    string? fund,
    long count,
    string previous,
    string hash
)
{
    public static AuditRow Of(AuditEntry entry) =>
        new(
            entry.Place.Chain,
            SqlAuditStore.Iso(entry.Place.Day),
            entry.Place.Seq,
            entry.At.UtcTicks,
            entry.Event.Request,
            entry.Event.Act,
            (long)entry.Event.Capacity,
            entry.Event.Status,
            entry.Event.Sub,
            entry.Event.Name,
            entry.Event.Address,
            entry.Actor.Salt,
            entry.Actor.Digest,
            entry.Event.MemberId,
            entry.Member?.Salt,
            entry.Member?.Digest,
            entry.Event.ContactId,
            entry.Event.Fund,
            entry.Event.Count,
            entry.Previous,
            entry.Hash
        );

    public AuditEntry ToEntry() =>
        new(
            new(chain, SqlAuditStore.DayOf(day), seq),
            new(at, TimeSpan.Zero),
            new(
                request,
                act,
                (AuditCapacity)capacity,
                (int)status,
                sub,
                name,
                address,
                member_id,
                contact_id,
                fund,
                (int)count
            ),
            new(actor_digest, actor_salt),
            member_digest is null ? null : new(member_digest, member_salt),
            previous,
            hash
        );
}

/// <summary>A row of <c>audit_head</c>.</summary>
internal sealed record HeadRow(string chain, string day, long seq, string hash)
{
    public static HeadRow Of(AuditEntry last) =>
        new(last.Place.Chain, SqlAuditStore.Iso(last.Place.Day), last.Place.Seq, last.Hash);

    public ChainHead ToHead() => new(new(chain, SqlAuditStore.DayOf(day), seq), hash);
}
#pragma warning restore IDE1006, CA1707, CA1812
