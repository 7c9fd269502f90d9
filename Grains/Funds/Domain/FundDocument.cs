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
    ImmutableArray<ClosingDayDocument?>? ClosingDays = null,
    string? Telephone = null,
    string? Email = null,
    string? MergedInto = null
)
{
    /// <summary>A file may still give the number as <c>contact</c>.</summary>
    public string? AnyTelephone => Telephone ?? Contact;
}

internal sealed record ClosingDayDocument(DateOnly? Date = null, string? Reason = null);
