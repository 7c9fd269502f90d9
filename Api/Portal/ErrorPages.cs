using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using MsaOrleans.Api.SignIn;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace MsaOrleans.Api.Portal;

/// <summary>
/// An HTML page with the same status as the problem, for browsers that open an address. Routes of the API answer
/// problems, except those that a browser is redirected to. Clients that do not ask for HTML get problems.
/// </summary>
/// <param name="complete">Fills in what is true only now, and only for the reader.</param>
internal sealed class ErrorPages(Func<string, HttpContext, Task<string>> complete) : IProblemDetailsWriter
{
    private const string Home = "Revenir à l’accueil",
        Retry = "Rechargez la page dans quelques instants.";

    private static readonly PathString[] LedTo = [IssuerEndpoints.SignIn, IssuerSetup.Callback, SignOutHint.SignOut];

    private static readonly string Template = Load();

    public bool CanWrite(ProblemDetailsContext context) =>
        IsPage(context.HttpContext.Request.Path) && PrefersHtml(context.HttpContext.Request.GetTypedHeaders());

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var response = context.HttpContext.Response;
        PortalPages.Guard(response.Headers);
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        response.ContentType = "text/html; charset=utf-8";
        var (title, detail, way) = Words(response.StatusCode);
        var address =
            response.StatusCode == Status401Unauthorized
                ? SignInPage.AddressFor(context.HttpContext.Request)
                : SignInPage.Address;
        var page = Template
            .Replace("{{title}}", title, StringComparison.Ordinal)
            .Replace("{{detail}}", detail, StringComparison.Ordinal)
            .Replace("{{way}}", way, StringComparison.Ordinal)
            .Replace("{{address}}", address, StringComparison.Ordinal);
        await response.WriteAsync(await complete(page, context.HttpContext), context.HttpContext.RequestAborted);
    }

    private static bool IsPage(PathString path) => !path.StartsWithSegments("/api") || LedTo.Contains(path);

    /// <summary>A browser names HTML; <c>*/*</c> alone is a machine's.</summary>
    private static bool PrefersHtml(RequestHeaders headers)
    {
        var html = Best(headers, type => type.SubType == "html");
        return html > 0
            && html >= Best(headers, type => type.SubType.EndsWith("json", StringComparison.OrdinalIgnoreCase));
    }

    private static double Best(RequestHeaders headers, Func<MediaTypeHeaderValue, bool> isWanted) =>
        headers.Accept.Where(isWanted).Select(type => type.Quality ?? 1).DefaultIfEmpty(0).Max();

    private static (string Title, string Detail, string Way) Words(int status) =>
        status switch
        {
            Status401Unauthorized => ("Connexion nécessaire", "Connectez-vous pour ouvrir cette page.", "Se connecter"),
            Status403Forbidden => ("Accès refusé", "Cette page ne vous est pas ouverte.", Home),
            Status404NotFound => (
                "Page introuvable",
                "Cette adresse ne mène nulle part : la page n’existe pas, ou n’existe plus.",
                Home
            ),
            Status503ServiceUnavailable => ("Service momentanément indisponible", Retry, Home),
            < Status500InternalServerError => (
                "Demande refusée",
                "Le service ne peut pas donner suite à cette demande.",
                Home
            ),
            _ => ("Cette page ne s’affiche pas", $"Une erreur inattendue s’est produite. {Retry}", Home),
        };

    private static string Load()
    {
        using var reader = new StreamReader(
            typeof(ErrorPages).Assembly.GetManifestResourceStream("MsaOrleans.Api.Portal.error-page.html")!
        );
        return reader.ReadToEnd();
    }
}
