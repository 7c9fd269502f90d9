using MsaOrleans.Grains.Boards.Domain;

namespace MsaOrleans.Grains.Boards;

/// <summary>
/// How a board has the contacts of the funds that are merged into its own. It shows their rows at once, and has the
/// mailboxes announce them, after which the rows are its own.
/// </summary>
internal sealed partial class BoardGrain
{
    private async Task<IReadOnlyList<BoardEntry>> LoadAsync(CancellationToken cancellationToken)
    {
        var own = await _store.LoadAsync(Fund, cancellationToken);
        var merged = await LoadMergedAsync(cancellationToken);
        foreach (var entry in merged.Take(MostAsked))
            Ask(entry, entry.Fund);
        return merged.Count == 0 ? own : [.. Newest(own.Concat(merged))];
    }

    /// <summary>One for each contact, as one of this board's.</summary>
    private IEnumerable<BoardEntry> Newest(IEnumerable<BoardEntry> entries) =>
        entries
            .GroupBy(entry => entry.ContactId)
            .Select(rows => rows.MaxBy(entry => entry.Version)! with { Fund = Fund });

    /// <summary>What its own rows and those of merged funds have: versions by contact.</summary>
    private async Task<IReadOnlyDictionary<string, int>> ReadVersionsAsync()
    {
        var versions = new Dictionary<string, int>(await _store.ReadVersionsAsync(Fund), StringComparer.Ordinal);
        foreach (var code in _funds.MergedInto(Fund))
        foreach (var (contactId, version) in await _store.ReadVersionsAsync(code))
            versions[contactId] = Math.Max(version, versions.GetValueOrDefault(contactId));
        return versions;
    }

    private async Task<IEnumerable<BoardEntry>> FindAsync(IReadOnlySet<string> contactIds)
    {
        if (contactIds.Count == 0)
            return [];
        var found = new List<BoardEntry>();
        foreach (var code in _funds.MergedInto(Fund).Prepend(Fund))
            found.AddRange(await _store.FindAsync(code, contactIds));
        return Newest(found);
    }

    /// <summary>Asks again about what still has a row of before.</summary>
    private async Task TakeOverAsync()
    {
        foreach (var entry in (await LoadMergedAsync(CancellationToken.None)).Take(MostAsked / 2))
        {
            Ask(entry, entry.Fund);
            Ask(entry, Fund);
        }
    }

    private async Task<IReadOnlyList<BoardEntry>> LoadMergedAsync(CancellationToken cancellationToken)
    {
        var rows = new List<BoardEntry>();
        foreach (var code in _funds.MergedInto(Fund))
            rows.AddRange(await _store.LoadAsync(code, cancellationToken));
        return rows;
    }

    private void Ask(BoardEntry entry, string board) =>
        GrainFactory.GetGrain<IBoardSubject>(entry.MemberId).AnnounceAgainAsync(board, entry.ContactId).Ignore();
}
