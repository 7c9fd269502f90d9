using MsaOrleans.Grains.Audit.Domain;

namespace MsaOrleans.Grains.Audit;

/// <summary>Reads the whole trail and finds what is not as it was written.</summary>
public sealed class AuditVerifier(IAuditStore store)
{
    /// <returns>The first fault of each day that has one, by chain and day, and how much was read.</returns>
    public async Task<AuditFindings> VerifyAsync(CancellationToken cancellationToken = default)
    {
        var (faults, days, entries) = (new List<AuditFault>(), 0, 0L);
        ChainHead? before = null;
        foreach (var (chain, day) in await store.DaysAsync())
        {
            if (before?.Place.Chain != chain)
                before = null;
            var (fault, read) = await VerifyAsync(chain, day, before, cancellationToken);
            if (fault is not null)
                faults.Add(fault);
            before = await store.HeadsAsync(chain, day) is [.., var last] ? last : before;
            (days, entries) = (days + 1, entries + read);
        }
        return new(faults, days, entries);
    }

    /// <remarks>
    /// The chain may grow meanwhile. Heads read before the entries have their entries, and entries have their heads
    /// among those read after them.
    /// </remarks>
    private async Task<(AuditFault? Fault, long Read)> VerifyAsync(
        string chain,
        DateOnly day,
        ChainHead? before,
        CancellationToken cancellationToken
    )
    {
        var heads = await store.HeadsAsync(chain, day);
        var wanted = heads.Select(head => head.Place).ToHashSet();
        var (found, read) = (new Dictionary<AuditPlace, string>(), 0L);
        ChainHead? last = null;
        await foreach (var entry in store.ReadAsync(chain, day, cancellationToken))
        {
            if (ChainCheck.Of(last ?? before, entry) is { } fault)
                return (fault, read);
            last = new(entry.Place, entry.Hash);
            if (wanted.Contains(entry.Place))
                found[entry.Place] = entry.Hash;
            read++;
        }
        var missed = ChainCheck.Missed(heads, found, last);
        return (missed ?? ChainCheck.Added(await store.HeadsAsync(chain, day), last), read);
    }
}

/// <param name="Faults">The first of each day that has one.</param>
/// <param name="Days">Of all chains.</param>
public sealed record AuditFindings(IReadOnlyList<AuditFault> Faults, int Days, long Entries);
