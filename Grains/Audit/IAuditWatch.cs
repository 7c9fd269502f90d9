namespace MsaOrleans.Grains.Audit;

/// <summary>Verifies the audit trail each night; one grain, key 0.</summary>
[Alias("audit-watch")]
internal interface IAuditWatch : IGrainWithIntegerKey
{
    /// <summary>Sees to it that the reminder is there.</summary>
    [Alias("keep")]
    Task KeepAsync();
}
