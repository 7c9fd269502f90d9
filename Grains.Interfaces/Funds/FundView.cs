namespace MsaOrleans.Funds;

/// <summary>An MSA fund as the public sees it.</summary>
/// <param name="Address">Postal address, lines separated by <c>\n</c>.</param>
/// <param name="Contact">Telephone number or e-mail address.</param>
/// <param name="Calendar">Code of its calendar of public holidays, such as <c>metropole</c>.</param>
/// <param name="TimeZone">IANA name.</param>
[GenerateSerializer, Immutable, Alias("fund-view")]
public sealed record FundView(
    [property: Id(0)] string Code,
    [property: Id(1)] string Name,
    [property: Id(2)] string Address,
    [property: Id(3)] string Contact,
    [property: Id(4)] string Calendar,
    [property: Id(5)] string TimeZone);
