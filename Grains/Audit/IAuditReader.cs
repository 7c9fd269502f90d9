using MsaOrleans.Grains.Audit.Domain;

namespace MsaOrleans.Grains.Audit;

/// <summary>Finds entries of the audit trail.</summary>
public interface IAuditReader
{
    /// <summary>Entries, the newest first.</summary>
    Task<IReadOnlyList<AuditEntry>> FindAsync(AuditSearch search, int limit);

    /// <summary>The newest head of each chain and day, by day and chain.</summary>
    Task<IReadOnlyList<ChainHead>> HeadsAsync(DateOnly from, DateOnly to);
}

/// <param name="OnlyAccess">Only of those who opened a mailbox that is not theirs and were not refused.</param>
public sealed record AuditSearch(
    string? Chain = null,
    DateOnly? Day = null,
    string? MemberId = null,
    string? Actor = null,
    AuditCursor? After = null,
    bool OnlyAccess = false
);
