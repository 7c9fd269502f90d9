using MsaOrleans.Grains.Mail;

namespace MsaOrleans.Silo.Storage.Commits;

/// <summary>A row in the list of late mails.</summary>
/// <param name="State">Null when the mail leaves the list.</param>
/// <param name="At">Its place in the list; this and the other instants UTC, in ticks.</param>
public sealed record LateMailEntry(
    string Id,
    long? State = null,
    long? At = null,
    string? EffectId = null,
    string? Mail = null,
    string? Fund = null,
    string? ContactId = null,
    string? Domain = null,
    long? Cause = null,
    long? Tries = null,
    long? Since = null,
    long? NextTryAt = null
)
{
    /// <summary>Null when nothing changes.</summary>
    public static IReadOnlyList<LateMailEntry>? Of<T>(T state) =>
        state is IListsLateMails { LateMails: { IsDefaultOrEmpty: false } changes } ? [.. changes.Select(Of)] : null;

    private static LateMailEntry Of(LateMailChange change) =>
        change.Row is not { } row
            ? new(change.Id)
            : new(
                change.Id,
                (long)row.State,
                row.At.UtcTicks,
                row.EffectId,
                row.Mail,
                row.Fund,
                row.ContactId,
                row.Domain,
                (long?)row.Cause,
                row.Tries,
                row.Since.UtcTicks,
                row.NextTryAt?.UtcTicks
            );
}
