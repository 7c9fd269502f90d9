namespace MsaOrleans.Grains;

/// <summary>A state that may owe what was delivered since it was written.</summary>
public interface IKeepsReceipts
{
    /// <summary>
    /// Whether what has a receipt is no longer owed. The receipts of the grain are removed as the state is written.
    /// </summary>
    bool EndsReceipts { get; }
}

/// <summary>
/// Receipts of what a grain's stored state owes and was delivered, so that the state need not be written for it.
/// </summary>
public interface IReceipts
{
    /// <param name="stateName">The state, as the grain names it.</param>
    /// <param name="version">The version that the grain knows, by its ETag.</param>
    /// <param name="listed">Its id in the list of late mails, which it leaves; null when it is not in it.</param>
    /// <exception cref="InvalidOperationException">The state is not at that version any more.</exception>
    Task NoteAsync(string stateName, GrainId grain, string version, string effectId, string? listed = null);

    /// <summary>As the grain wakes up.</summary>
    /// <returns>Ids of the effects that were delivered.</returns>
    /// <exception cref="UnavailableException">The database failed; the same may well succeed later.</exception>
    Task<IReadOnlySet<string>> ReadAsync(GrainId grain, CancellationToken cancellationToken);
}
