namespace MsaOrleans.Grains;

/// <summary>A state that is stored together with its row in the index of what retention must remove.</summary>
public interface IFallsDue
{
    /// <summary>The row as it is from now on; null leaves it as it is.</summary>
    DueRow? Due { get; }
}

/// <summary>When something of a state has to go.</summary>
/// <param name="Fund">Whose nightly run sees to it; empty when no fund is known.</param>
/// <param name="At">UTC; null removes the row.</param>
public sealed record DueRow(string Fund, DateTimeOffset? At);

/// <summary>Sets rows of the index for grains whose state does not change.</summary>
public interface IDueRows
{
    /// <summary>Does nothing when the state is not at that version any more.</summary>
    /// <param name="stateName">The state, as the grain names it.</param>
    /// <param name="version">The version that the grain knows, by its ETag.</param>
    Task SetAsync(string stateName, GrainId grain, string version, DueRow due);

    /// <returns>Bytes that the stored state takes; 0 when there is none.</returns>
    Task<long> SizeAsync(string stateName, GrainId grain);
}
