using Orleans.Dashboard;

namespace MsaOrleans.Silo.Operations;

/// <summary>The Orleans dashboard: silos, activations, calls. What it would show of members stays behind.</summary>
public static class Dashboard
{
    public const string Path = "/dashboard";

    /// <summary>Where the dashboard shows what a grain keeps, which is what a member wrote.</summary>
    private static readonly string[] OfMembers = ["/GrainState", "/Reminders"];

    internal static void Configure(DashboardOptions options) => options.HideTrace = true;

    public static RouteGroupBuilder MapDashboard(this WebApplication app)
    {
        var dashboard = app.MapOrleansDashboard(Path);
        dashboard.AddEndpointFilter(async (context, next) => IsOfMembers(context.HttpContext.Request.Path) ? Results.NotFound() : await next(context));
        dashboard.ExcludeFromDescription();
        return dashboard;
    }

    private static bool IsOfMembers(PathString path) => OfMembers.Any(part => path.StartsWithSegments(Path + part, StringComparison.OrdinalIgnoreCase));
}
