using Microsoft.AspNetCore.Http.HttpResults;

namespace MsaOrleans.Api.Identity;

/// <summary>The end of a session of the portal.</summary>
internal static class SessionEndpoint
{
    public static RouteGroupBuilder MapSession(this RouteGroupBuilder api)
    {
        api.MapDelete("/session", SignOut)
            .WithTags("Identité")
            .WithName("SignOut")
            .WithSummary("Se déconnecter du portail")
            .WithDescription("Oublie le témoin de session (cookie) du navigateur. Sans effet pour qui n’en a pas.");
        return api;
    }

    internal static NoContent SignOut(HttpContext context)
    {
        context.CloseSession();
        return TypedResults.NoContent();
    }
}
