namespace MsaOrleans.Api.Portal;

/// <summary>The way to the Orleans dashboard, on the page of the administration, where there is one.</summary>
internal static class DashboardLink
{
    private const string Place = "<!--dashboard-->",
        Address = "/dashboard";

    private const string Link =
        "<li class=\"card\"><h2><a href=\"/dashboard\">Tableau de bord Orleans</a></h2>"
        + "<p>Un outil d’Orleans, en anglais, pour les techniciens&nbsp;: les silos, leurs activations et leurs "
        + "appels. Aucun contenu de messagerie.</p></li>";

    /// <summary>Puts it where the page has a place for it.</summary>
    public static string In(string html, EndpointDataSource routes) =>
        html.Contains(Place, StringComparison.Ordinal)
            ? html.Replace(Place, routes.Endpoints.Any(IsDashboard) ? Link : "", StringComparison.Ordinal)
            : html;

    private static bool IsDashboard(Endpoint endpoint) =>
        endpoint is RouteEndpoint { RoutePattern.RawText: { } path }
        && path.StartsWith(Address, StringComparison.Ordinal);
}
