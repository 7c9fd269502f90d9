namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>Where a board in memory differs from its rows.</summary>
/// <param name="Stale">Contacts of which the rows have a newer version, or that the board lacks.</param>
/// <param name="Gone">Contacts without a row, with the version that the board has.</param>
internal sealed record BoardGaps(IReadOnlySet<string> Stale, IReadOnlyDictionary<string, int> Gone)
{
    public bool IsEmpty => Stale.Count + Gone.Count == 0;

    /// <param name="known">What the board had when the rows began to be read: versions by contact.</param>
    /// <param name="stored">What the rows have.</param>
    public static BoardGaps Between(IReadOnlyDictionary<string, int> known, IReadOnlyDictionary<string, int> stored) =>
        new(
            stored
                .Where(row => !known.TryGetValue(row.Key, out var version) || version < row.Value)
                .Select(row => row.Key)
                .ToHashSet(StringComparer.Ordinal),
            known.Where(entry => !stored.ContainsKey(entry.Key)).ToDictionary(StringComparer.Ordinal)
        );
}
