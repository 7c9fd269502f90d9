using System.Security.Claims;

namespace MsaOrleans.Api.Identity;

/// <summary>Who calls, for policies to judge; nothing else of the token goes further.</summary>
internal sealed class CallerIdentity(Caller caller)
    : ClaimsIdentity(
        [
            new Claim(TokenClaims.Subject, caller.Actor.Id),
            new Claim(TokenClaims.Role, Policies.NameOf(caller.Actor.Role)),
        ],
        authenticationType: "Bearer",
        TokenClaims.Subject,
        TokenClaims.Role
    )
{
    public Caller Caller => caller;
}
