using System.Globalization;

namespace MsaOrleans.Grains.Search.Domain;

/// <summary>A place in a list of contacts that were found, newest first.</summary>
/// <param name="CreatedAt">UTC, in ticks.</param>
public sealed record SearchPlace(long CreatedAt, string ContactId)
{
    public static SearchPlace Of(SearchRow row) => new(row.CreatedAt.UtcTicks, row.ContactId);

    /// <summary>Null when that is none.</summary>
    public static SearchPlace? Parse(string text) =>
        text.Split('.') is [var at, { Length: > 0 } id]
        && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && !id.Contains('\0', StringComparison.Ordinal)
            ? new(ticks, id)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{CreatedAt}.{ContactId}");
}
