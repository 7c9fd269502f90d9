using System.ComponentModel.DataAnnotations;

namespace MsaOrleans.Silo.Audit;

/// <summary>Section <c>Audit</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>
    /// Months for which <c>Silo prune-audit</c> keeps the audit trail; 1 to 120, 12 unless set.
    /// </summary>
    [Range(1, 120, ErrorMessage = "Audit:RetentionMonths must be from 1 to 120.")]
    public int RetentionMonths { get; set; } = 12;
}
