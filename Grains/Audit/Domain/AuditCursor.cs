using System.Globalization;

namespace MsaOrleans.Grains.Audit.Domain;

/// <summary>
/// Where a page of the trail ended. Pages go from new to old, so that entries written meanwhile move nothing.
/// </summary>
public sealed record AuditCursor(long At, string Chain, long Seq)
{
    private const char Separator = '.';

    public static AuditCursor Of(AuditEntry entry) => new(entry.At.UtcTicks, entry.Place.Chain, entry.Place.Seq);

    /// <returns>Null of a text that no page gave.</returns>
    public static AuditCursor? Parse(string text) =>
        text.Split(Separator, 3) is [var at, var seq, { Length: > 0 } chain]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && long.TryParse(seq, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && !chain.Contains('\0', StringComparison.Ordinal)
            ? new(ticks, chain, number)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At}.{Seq}.{Chain}");
}
