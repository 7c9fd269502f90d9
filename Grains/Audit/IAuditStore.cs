using MsaOrleans.Grains.Audit.Domain;

namespace MsaOrleans.Grains.Audit;

/// <summary>Stores the audit trail. The service adds to it and reads it; it never changes what is there.</summary>
public interface IAuditStore
{
    /// <returns>The newest head of a chain; null of one without entries.</returns>
    Task<ChainHead?> HeadAsync(string chain);

    /// <summary>Adds entries of one chain, and a head for the last of each day; all or none.</summary>
    /// <exception cref="ChainMovedException">Another has written at these places.</exception>
    Task AppendAsync(IReadOnlyList<AuditEntry> entries);

    /// <summary>Drops who a member is, in entries about their mailbox and in those of their own acts.</summary>
    /// <returns>How many entries knew them.</returns>
    Task<long> ForgetAsync(string memberId);

    /// <summary>Every day of every chain of which entries or heads are there; by chain, the earliest first.</summary>
    Task<IReadOnlyList<(string Chain, DateOnly Day)>> DaysAsync();

    /// <summary>Every entry of a day, the first one first.</summary>
    IAsyncEnumerable<AuditEntry> ReadAsync(string chain, DateOnly day, CancellationToken cancellationToken = default);

    /// <summary>Every head that was stored for a day, the first one first.</summary>
    Task<IReadOnlyList<ChainHead>> HeadsAsync(string chain, DateOnly day);

    /// <summary>Deletes the days before one, in all chains, with their heads.</summary>
    /// <returns>How many entries were deleted.</returns>
    Task<long> PruneAsync(DateOnly before);
}

/// <summary>The head that a writer went by is not the chain's head any more.</summary>
public sealed class ChainMovedException : Exception
{
    public ChainMovedException()
        : this("Another process has written to this audit chain.") { }

    public ChainMovedException(string message)
        : base(message) { }

    public ChainMovedException(string message, Exception innerException)
        : base(message, innerException) { }
}
