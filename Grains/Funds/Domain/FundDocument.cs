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

/// <summary>The file of funds is not what it should be; the message names each faulty node.</summary>
public sealed class InvalidFundsException(IEnumerable<string> faults)
    : Exception($"Funds:Path: the file of funds is at fault:\n{string.Join('\n', faults)}");
