using System.Collections.Immutable;

namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>A fund as its file gives it, not yet checked.</summary>
internal sealed record FundDocument(
    string? Code = null,
    string? Name = null,
    string? Address = null,
    string? Contact = null,
    string? Calendar = null,
    string? TimeZone = null,
    ImmutableArray<string?>? Escalation = null,
    ImmutableArray<ClosingDayDocument?>? ClosingDays = null);

internal sealed record ClosingDayDocument(DateOnly? Date = null, string? Reason = null);
