using System.Collections.Immutable;
using MsaOrleans.Funds;
using MsaOrleans.Grains.Calendars.Domain;
using MsaOrleans.Mail;

namespace MsaOrleans.Grains.Funds.Domain;

/// <summary>An MSA fund: what the public sees, when it works, and whom it tells of late answers.</summary>
/// <param name="Escalation">One address a level, the first for level 1.</param>
internal sealed record Fund(FundView View, BusinessCalendar Calendar, ImmutableArray<EmailAddress> Escalation)
{
    /// <summary>
    /// Whom to tell when that level is reached; those above the last level configured are told as it is. Null when none
    /// is.
    /// </summary>
    public string? EscalationAddress(int level) =>
        Escalation.IsEmpty ? null : Escalation[Math.Min(level, Escalation.Length) - 1].ToString();
}
