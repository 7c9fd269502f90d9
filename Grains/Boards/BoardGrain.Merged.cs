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
        return merged.Count == 0
            ? own
            :
            [
                .. own.Concat(merged)
                    .GroupBy(entry => entry.ContactId)
                    .Select(rows => rows.MaxBy(entry => entry.Version)! with { Fund = Fund }),
            ];
    }

    /// <summary>Adds what silos that did not yet know of the merger wrote, and asks again about what is left.</summary>
    private async Task TakeOverAsync(DateTimeOffset now)
    {
        var merged = await LoadMergedAsync(CancellationToken.None);
        foreach (var entry in merged)
        {
            var update = new BoardUpdate(
                entry.MemberId,
                "",
                entry.ContactId,
                entry.Version,
                entry with
                {
                    Fund = Fund,
                }
            );
            if (_index.Apply(update.ContactId, update.Version, update.Entry, now) == Novelty.News)
                Publish(update, now);
        }
        foreach (var entry in merged.Take(MostAsked / 2))
        {
            Ask(entry, entry.Fund);
            Ask(entry, Fund);
        }
        if (merged.Count > 0)
            Measure();
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
