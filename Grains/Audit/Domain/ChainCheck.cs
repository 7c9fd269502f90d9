namespace MsaOrleans.Grains.Audit.Domain;

/// <summary>Finds the first entry of a chain's day that is not as it was written.</summary>
internal static class ChainCheck
{
    /// <summary>Judges one entry by the one before it.</summary>
    /// <param name="before">The entry before: of this day, or an earlier day’s head; null where none is kept.</param>
    /// <returns>Null when nothing is wrong.</returns>
    public static AuditFault? Of(ChainHead? before, AuditEntry entry)
    {
        var expected = before?.Place.Day == entry.Place.Day ? before.Place.Seq + 1 : 1;
        if (entry.Place.Seq != expected)
            return new(entry.Place with { Seq = expected }, AuditFaultKind.Missing);
        if (entry.Hash != Sealing.HashOf(entry) || !Sealing.HasItsPersons(entry))
            return new(entry.Place, AuditFaultKind.Edited);
        return before is not null && entry.Previous != before.Hash ? new(entry.Place, AuditFaultKind.Unchained) : null;
    }

    /// <summary>Judges a day by the heads that were stored beside it as it grew.</summary>
    /// <param name="heads">The first one first.</param>
    /// <param name="hashes">Hash of each entry that has a head, by place.</param>
    /// <param name="last">The last entry that is there; null of a day without any.</param>
    public static AuditFault? Missed(
        IReadOnlyList<ChainHead> heads,
        IReadOnlyDictionary<AuditPlace, string> hashes,
        ChainHead? last
    )
    {
        foreach (var head in heads)
            if (!hashes.TryGetValue(head.Place, out var hash))
                return new(head.Place with { Seq = (last?.Place.Seq ?? 0) + 1 }, AuditFaultKind.Missing);
            else if (hash != head.Hash)
                return new(head.Place, AuditFaultKind.Rewritten);
        return null;
    }

    /// <summary>The service stores a head for the last entry of all that it writes.</summary>
    public static AuditFault? Added(IReadOnlyList<ChainHead> heads, ChainHead? last)
    {
        var covered = heads is [.., var end] ? end.Place.Seq : 0;
        return last is not null && last.Place.Seq > covered
            ? new(last.Place with { Seq = covered + 1 }, AuditFaultKind.Added)
            : null;
    }
}

/// <param name="Place">The first place at which the chain is not as it was written.</param>
public sealed record AuditFault(AuditPlace Place, AuditFaultKind Kind);

public enum AuditFaultKind
{
    /// <summary>No entry is there: it was deleted, or the end of the day was cut off.</summary>
    Missing = 1,

    /// <summary>The entry was changed, or another was put in its place.</summary>
    Edited = 2,

    /// <summary>The entry does not follow the one before it: entries of before were deleted or written anew.</summary>
    Unchained = 3,

    /// <summary>The entry is whole, and another than the head of it that was stored.</summary>
    Rewritten = 4,

    /// <summary>The entry was added by somebody else: no head was stored for it.</summary>
    Added = 5,
}
