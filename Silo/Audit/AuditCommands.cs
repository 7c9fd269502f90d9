using Microsoft.Extensions.Options;
using MsaOrleans.Grains.Audit;
using MsaOrleans.Grains.Audit.Domain;

namespace MsaOrleans.Silo.Audit;

/// <summary>The commands <c>verify-audit</c> and <c>prune-audit</c>.</summary>
internal static class AuditCommands
{
    /// <returns>The exit code: 1 when the trail is not as it was written.</returns>
    public static async Task<int> VerifyAsync(IServiceProvider services, TextWriter output)
    {
        var findings = await new AuditVerifier(services.GetRequiredService<IAuditStore>()).VerifyAsync();
        foreach (var fault in findings.Faults)
            await output.WriteLineAsync(Say(fault));
        await output.WriteLineAsync(
            findings.Faults.Count == 0
                ? $"The audit trail is whole: {findings.Entries} entries, {findings.Days} days of chains."
                : $"The audit trail is damaged: {findings.Faults.Count} of {findings.Days} days of chains."
        );
        return findings.Faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Deletes the days before those that <see cref="AuditOptions.RetentionMonths"/> keeps.</summary>
    public static async Task<int> PruneAsync(IServiceProvider services, TextWriter output)
    {
        var months = services.GetRequiredService<IOptions<AuditOptions>>().Value.RetentionMonths;
        var today = DateOnly.FromDateTime(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var before = today.AddMonths(-months);
        var pruned = await services.GetRequiredService<IAuditStore>().PruneAsync(before);
        await output.WriteLineAsync($"{pruned} audit entries from before {SqlAuditStore.Iso(before)} were deleted.");
        return 0;
    }

    private static string Say(AuditFault fault) =>
        $"{fault.Place.Chain} {SqlAuditStore.Iso(fault.Place.Day)} {fault.Place.Seq}: "
        + fault.Kind switch
        {
            AuditFaultKind.Missing => "the entry is missing",
            AuditFaultKind.Edited => "the entry was changed",
            AuditFaultKind.Unchained => "the entry does not follow the one before it",
            AuditFaultKind.Rewritten => "the entry is not the one whose head was stored",
            _ => "the entry has no head: the service did not write it",
        };
}
