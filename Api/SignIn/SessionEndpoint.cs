using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using MsaOrleans.Api.Demo;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.RateLimiting;

namespace MsaOrleans.Api.SignIn;

/// <summary>How a session of the portal can begin, and its end.</summary>
internal static class SessionEndpoint
{
    public static RouteGroupBuilder MapSession(this RouteGroupBuilder api)
    {
        api.MapGet("/session", Ways)
            .WithTags("Identité")
            .WithName("GetWaysIn")
            .WithSummary("Manières de se connecter au portail")
            .WithDescription(
                "Celles qui sont configurées, sans rien dire de qui demande. « automatic » : une page dont la "
                    + "session est terminée peut passer d’elle-même par le service d’identification."
            );
        api.MapDelete("/session", SignOutAsync)
            .WithTags("Identité")
            .WithName("SignOut")
            .WithMetadata(new OutsideWriteBudget())
            .WithSummary("Se déconnecter du portail")
            .WithDescription(
                "Oublie le témoin de session (cookie) du navigateur, dont le jeton n’est plus accepté. Sans effet pour "
                    + "qui n’en a pas."
            );
        return api;
    }

    internal static Ok<WaysIn> Ways(HttpContext context, IOptions<AuthOptions> auth, IOptions<DemoOptions> demo)
    {
        var (isDemo, hasIssuer) = (demo.Value.Enabled, auth.Value.HasSignIn);
        return TypedResults.Ok(new WaysIn(isDemo, hasIssuer, hasIssuer && !isDemo && !context.IsSignInPaused()));
    }

    internal static async Task<NoContent> SignOutAsync(
        HttpContext context,
        SignOuts signOuts,
        IOptions<AuthOptions> auth
    )
    {
        await signOuts.EndSessionAsync(context);
        if (auth.Value.HasSignIn)
        {
            context.DropHint();
            context.DropHandshake();
            context.PauseSignIn(SignInPause.UntilAsked);
        }
        return TypedResults.NoContent();
    }
}

/// <param name="Demo">Au nom d’une personne de démonstration.</param>
/// <param name="Issuer">Au service d’identification (OpenID Connect), par <c>/api/v1/session/sign-in</c>.</param>
/// <param name="Automatic">Le service d’identification est la seule manière, et rien ne demande d’attendre que la
/// personne le veuille.</param>
internal sealed record WaysIn(bool Demo, bool Issuer, bool Automatic);
