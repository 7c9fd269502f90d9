using Orleans.Dashboard;

namespace MsaOrleans.Silo.Operations;

/// <summary>
/// The Orleans dashboard: silos, activations, calls. Paths that would show members' data answer 404. It is there where
/// <c>Dashboard:Enabled</c> asks for it: counting every call for it takes a fifth of a silo's processor time.
/// </summary>
public static class Dashboard
{
    public const string Path = "/dashboard";

    /// <summary>Of every silo and Api of a cluster alike; false unless set, or when empty.</summary>
    public const string Enabled = "Dashboard:Enabled";

    /// <summary>Paths that show the state of grains, which holds what members wrote.</summary>
    private static readonly string[] OfMembers = ["/GrainState", "/Reminders"];

    /// <summary>Paths about one silo, which fail when the address names no silo.</summary>
    private static readonly string[] OfSilos =
    [
        "/HistoricalStats",
        "/SiloProperties",
        "/SiloMetadata",
        "/SiloStats",
        "/SiloCounters",
    ];

    internal static ISiloBuilder AddDashboardIfWanted(this ISiloBuilder silo, IConfiguration configuration) =>
        configuration.WantsDashboard() ? silo.AddDashboard(Configure) : silo;

    internal static IClientBuilder AddDashboardIfWanted(this IClientBuilder client, IConfiguration configuration) =>
        configuration.WantsDashboard() ? client.AddDashboard(Configure) : client;

    /// <summary>The dashboard's pages; null where it is off: its address then leads nowhere.</summary>
    public static RouteGroupBuilder? MapDashboard(this WebApplication app)
    {
        if (!app.Configuration.WantsDashboard())
            return null;
        var dashboard = app.MapOrleansDashboard(Path);
        dashboard.AddEndpointFilter(
            async (context, next) => await IsThereAsync(context.HttpContext) ? await next(context) : Results.NotFound()
        );
        dashboard.ExcludeFromDescription();
        return dashboard;
    }

    private static bool WantsDashboard(this IConfiguration configuration) =>
        configuration[Enabled] is { Length: > 0 } && configuration.GetValue<bool>(Enabled);

    private static void Configure(DashboardOptions options) => options.HideTrace = true;

    private static async Task<bool> IsThereAsync(HttpContext context) =>
        !Below(context, OfMembers, out _)
        && (!Below(context, OfSilos, out var silo) || await IsSiloAsync(context, silo));

    private static bool Below(HttpContext context, string[] parts, out PathString rest)
    {
        rest = default;
        foreach (var part in parts)
            if (context.Request.Path.StartsWithSegments(Path + part, StringComparison.OrdinalIgnoreCase, out rest))
                return true;
        return false;
    }

    private static async Task<bool> IsSiloAsync(HttpContext context, PathString address)
    {
        var management = context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<IManagementGrain>(0);
        return (await management.GetHosts()).Keys.Any(silo => silo.ToParsableString() == address.Value?.TrimStart('/'));
    }
}
