namespace MsaOrleans.Api.Audit;

internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) =>
        services.AddSingleton<RefusalGate>().AddSingleton<AuditTrail>().AddHostedService<RefusalMinutes>();
}
