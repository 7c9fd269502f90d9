using System.Collections.Immutable;
using MsaOrleans.Funds;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>An MSA fund: its public data, its calendar and its addresses for alerts.</summary>
/// <param name="Escalation">One address for each level, the first for level 1.</param>
/// <param name="MergedInto">Code of the fund that has its contacts now; null for a fund that works.</param>
internal sealed record Fund(
    FundView View,
    BusinessCalendar Calendar,
    ImmutableArray<EmailAddress> Escalation,
    string? MergedInto = null
)
{
    /// <summary>
    /// The address for alerts of a level. Levels above the last one configured use its address. Null when none is
    /// configured.
    /// </summary>
    public string? EscalationAddress(int level) =>
        Escalation.IsEmpty ? null : Escalation[Math.Min(level, Escalation.Length) - 1].ToString();
}
