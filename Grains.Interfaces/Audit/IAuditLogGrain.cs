using MsaOrleans.Identity;

namespace MsaOrleans.Audit;

/// <summary>Reads the audit trail of all funds; one grain, key 0.</summary>
[Alias("audit-log")]
public interface IAuditLogGrain : IGrainWithIntegerKey
{
    /// <summary>Entries of a page.</summary>
    const int PageSize = 100;

    /// <summary>The days of which heads may be asked at one time.</summary>
    const int MostDays = 366;

    /// <summary>Entries, the newest first; admins only.</summary>
    [Alias("find")]
    Task<Outcome<AuditPage>> FindAsync(Actor actor, AuditQuery query);

    /// <summary>The newest head of each chain and day, by day and chain; admins only.</summary>
    /// <param name="to">At most 366 days later.</param>
    [Alias("heads")]
    Task<Outcome<AuditHeads>> HeadsAsync(Actor actor, DateOnly from, DateOnly to);

    /// <summary>Who opened a mailbox and was not refused, the newest first; its member only.</summary>
    /// <param name="after">Where the page before ended.</param>
    [Alias("access")]
    Task<Outcome<AccessPage>> AccessAsync(Actor actor, string memberId, string? after);
}

/// <param name="Chain">Code of a fund, or <see cref="IAuditGrain.National"/>; null for all.</param>
/// <param name="Day">In the fund's time zone; null for all.</param>
/// <param name="MemberId">Whose mailbox; null for all.</param>
/// <param name="Actor">Claim <c>sub</c> of who acted; null for all.</param>
/// <param name="After">Where the page before ended.</param>
[GenerateSerializer, Immutable, Alias("audit-query")]
public sealed record AuditQuery(
    [property: Id(0)] string? Chain,
    [property: Id(1)] DateOnly? Day,
    [property: Id(2)] string? MemberId,
    [property: Id(3)] string? Actor,
    [property: Id(4)] string? After
);
