using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MsaOrleans.Funds;

/// <summary>An MSA fund as the public sees it.</summary>
/// <param name="Address">Postal address, lines separated by <c>\n</c>.</param>
/// <param name="Contact">The telephone number, for those who knew no <paramref name="Telephone"/>.</param>
/// <param name="Calendar">Code of its calendar of public holidays, such as <c>metropole</c>.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="Email">Null where the fund gives none.</param>
/// <param name="Merged">Codes of the funds that are merged into it; null when none is.</param>
[GenerateSerializer, Immutable, Alias("fund-view")]
public sealed record FundView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string Address,
    [property: Id(3)] string Contact,
    [property: Id(4)] string Calendar,
    [property: Id(5)] string TimeZone,
    [property: Id(6)] string Telephone = "",
    [property: Id(7), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Email = null,
    [property: Id(8), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ImmutableArray<string>? Merged = null
);
