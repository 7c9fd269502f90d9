using System.Collections.Immutable;
using MsaOrleans.Audit;
using MsaOrleans.Grains.Audit.Domain;
using MsaOrleans.Identity;
using Orleans.Concurrency;

namespace MsaOrleans.Grains.Audit;

[GrainType("audit-log")]
[StatelessWorker]
internal sealed class AuditLogGrain(IAuditReader reader) : Grain, IAuditLogGrain
{
    /// <summary>What a desk does for itself: a member learns that somebody worked, not that there is a note.</summary>
    private static readonly string[] OfDesk = ["AddNote", "ClaimContact", "ReleaseContact"];

    public async Task<Outcome<AuditPage>> FindAsync(Actor actor, AuditQuery query)
    {
        if (actor.Role != Role.Admin)
            return RefusalCode.Forbidden;
        if (!TryRead(query.After, out var after))
            return RefusalCode.InvalidCursor;
        var (entries, next) = await PageAsync(new(query.Chain, query.Day, query.MemberId, query.Actor, after));
        return new AuditPage([.. entries.Select(Shown)], next);
    }

    public async Task<Outcome<AuditHeads>> HeadsAsync(Actor actor, DateOnly from, DateOnly to)
    {
        if (actor.Role != Role.Admin)
            return RefusalCode.Forbidden;
        if (to < from || to.DayNumber - from.DayNumber >= IAuditLogGrain.MostDays)
            return RefusalCode.InvalidDates;
        var heads = await reader.HeadsAsync(from, to);
        return new AuditHeads([
            .. heads.Select(head => new AuditHead(head.Place.Chain, head.Place.Day, head.Place.Seq, head.Hash)),
        ]);
    }

    public async Task<Outcome<AccessPage>> AccessAsync(Actor actor, string memberId, string? after)
    {
        if (actor.Role != Role.Member || actor.Id != memberId)
            return RefusalCode.NotFound;
        if (!TryRead(after, out var cursor))
            return RefusalCode.InvalidCursor;
        var (entries, next) = await PageAsync(new(MemberId: memberId, After: cursor, OnlyAccess: true));
        return new AccessPage([.. entries.Select(Access)], next);
    }

    /// <summary>One more than fits is asked for: whether there is a next page must not be guessed.</summary>
    private async Task<(ImmutableArray<AuditEntry>, string?)> PageAsync(AuditSearch search)
    {
        var found = await reader.FindAsync(search, IAuditLogGrain.PageSize + 1);
        var page = found.Take(IAuditLogGrain.PageSize).ToImmutableArray();
        return (page, found.Count > page.Length ? AuditCursor.Of(page[^1]).ToString() : null);
    }

    private static bool TryRead(string? after, out AuditCursor? cursor)
    {
        cursor = after is null ? null : AuditCursor.Parse(after);
        return after is null || cursor is not null;
    }

    private static AuditView Shown(AuditEntry entry) =>
        new(
            entry.Place.Chain,
            entry.Place.Day,
            entry.Place.Seq,
            entry.At,
            entry.Event.Request,
            entry.Event.Act,
            entry.Event.Capacity,
            entry.Event.Status,
            entry.Event.Sub,
            entry.Event.Name,
            entry.Event.Address,
            entry.Event.MemberId,
            entry.Event.ContactId,
            entry.Event.Fund,
            entry.Event.Count,
            entry.Hash
        );

    private static AccessView Access(AuditEntry entry) =>
        new(
            entry.At,
            entry.Event.Name,
            entry.Event.Capacity,
            entry.Event.Fund,
            OfDesk.Contains(entry.Event.Act) ? AccessView.Work : entry.Event.Act,
            entry.Event.ContactId
        );
}
