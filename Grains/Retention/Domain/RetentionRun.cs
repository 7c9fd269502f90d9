namespace MsaOrleans.Grains.Retention.Domain;

/// <summary>A run over the mailboxes of one fund that are due: its report, and the place to go on from.</summary>
/// <param name="Id">Of the run; one over all funds has it in each of their reports.</param>
/// <param name="AskedBy">The admin who asked for it; null for the nightly run.</param>
/// <param name="EndedAt">Null while it is under way, or waits for the next night.</param>
/// <param name="After">The last place in the index that it has been at.</param>
public sealed record RetentionRun(
    string Id,
    string Fund,
    bool DryRun,
    string? AskedBy,
    DateTimeOffset StartedAt,
    DateTimeOffset? EndedAt,
    DuePlace After,
    RetentionCount Count
)
{
    public static RetentionRun Begun(string id, string fund, bool dryRun, string? askedBy, DateTimeOffset now) =>
        new(id, fund, dryRun, askedBy, now, null, DuePlace.First, new());

    /// <summary>The run of a night keeps to its hours; one that an admin asked for does not.</summary>
    public bool IsNightly => AskedBy is null;
}

/// <summary>A place in the index of what is due: by instant, then by grain.</summary>
/// <param name="DueAt">UTC, in ticks.</param>
public sealed record DuePlace(long DueAt, string GrainId)
{
    public static DuePlace First { get; } = new(-1, "");
}
