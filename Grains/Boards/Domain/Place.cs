using System.Globalization;

namespace MsaOrleans.Grains.Boards.Domain;

/// <summary>The place of a contact in the order of a board: oldest deadline first, then by id.</summary>
internal readonly record struct Place(DateTimeOffset DueAt, string ContactId) : IComparable<Place>
{
    public static Place Of(BoardEntry entry) => new(entry.DueAt, entry.ContactId);

    /// <summary>The place after all contacts due at an instant or earlier, and before all others.</summary>
    public static Place After(DateTimeOffset instant) => new(instant.AddTicks(1), "");

    public int CompareTo(Place other)
    {
        var order = DueAt.CompareTo(other.DueAt);
        return order != 0 ? order : string.CompareOrdinal(ContactId, other.ContactId);
    }

    /// <summary>The place as a cursor, which callers send back to read on.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueAt.UtcTicks:x}-{ContactId}");

    public static bool TryParse(string cursor, out Place place)
    {
        place = default;
        var dash = cursor.IndexOf('-', StringComparison.Ordinal);
        if (
            dash < 0
            || !TryParseHex(cursor.AsSpan(0, dash), out var ticks)
            || ticks < 0
            || ticks > DateTimeOffset.MaxValue.UtcTicks
        )
            return false;
        place = new(new DateTimeOffset(ticks, TimeSpan.Zero), cursor[(dash + 1)..]);
        return true;
    }

    private static bool TryParseHex(ReadOnlySpan<char> text, out long number) =>
        long.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out number);
}
