using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.IdentityModel.JsonWebTokens;
using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Mail;
using MsaOrleans.Api.Problems;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Demo;

/// <summary>The demo sign-in; there only where <see cref="DemoOptions.Enabled"/> says so.</summary>
internal static class DemoEndpoints
{
    public static RouteGroupBuilder MapDemo(this RouteGroupBuilder api)
    {
        var demo = api.MapGroup("/demo").WithTags("Démonstration").Answers(ProblemCatalog.NotFound);
        demo.MapPost("/token", SignInAsync)
            .WithName("GetDemoToken")
            .WithSummary("Un jeton portant les revendications données")
            .WithDescription("Signé par une clé créée au démarrage du processus.")
            .Answers(ProblemCatalog.InvalidRequest, ProblemCatalog.InvalidId);
        demo.MapPost("/session", OpenSessionAsync)
            .WithName("OpenDemoSession")
            .WithSummary("Se connecter au portail")
            .WithDescription(
                "Le même jeton, dans un témoin de session (cookie) que seules les pages du portail emploient "
                    + "et qu’aucun script ne lit."
            )
            .Answers(ProblemCatalog.InvalidRequest, ProblemCatalog.InvalidId);
        demo.MapGet("/personas", () => TypedResults.Ok(DemoPersonas.All))
            .WithName("ListPersonas")
            .WithSummary("Des personnes au nom desquelles se connecter");
        return api;
    }

    internal static async Task<Results<Ok<DemoToken>, ProblemHttpResult>> SignInAsync(
        DemoClaims claims,
        DemoTokens tokens,
        AuditTrail trail,
        HttpContext context
    ) =>
        Ids.IsPerson(claims.Sub)
            ? TypedResults.Ok(
                new DemoToken(await TokenAsync(claims, tokens, trail, context), (int)DemoTokens.Lifetime.TotalSeconds)
            )
            : InvalidSub();

    internal static async Task<Results<NoContent, ProblemHttpResult>> OpenSessionAsync(
        DemoClaims claims,
        DemoTokens tokens,
        AuditTrail trail,
        HttpContext context
    )
    {
        if (!Ids.IsPerson(claims.Sub))
            return InvalidSub();
        context.TryOpenSession(await TokenAsync(claims, tokens, trail, context), DemoTokens.Lifetime);
        return TypedResults.NoContent();
    }

    /// <summary>A token that identifies nobody signs nobody in.</summary>
    private static async Task<string> TokenAsync(
        DemoClaims claims,
        DemoTokens tokens,
        AuditTrail trail,
        HttpContext context
    )
    {
        var token = tokens.Sign(claims.ToDictionary());
        if (TokenClaims.Read(new JsonWebToken(token)) is { } actor)
            await trail.SignedInAsync(context, actor);
        return token;
    }

    private static ProblemHttpResult InvalidSub() =>
        ProblemCatalog.InvalidId.ToResult(new() { ["sub"] = [Ids.PersonRule] });
}

/// <summary>The claims to sign; those left out are not in the token.</summary>
public sealed record DemoClaims(
    [property: Required(ErrorMessage = "Obligatoire.")] string? Sub,
    [property: Required(ErrorMessage = "Obligatoire : member, agent, supervisor ou admin.")] Role? Role,
    [property: StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Fund,
    [property: StringLength(1000, ErrorMessage = "1 000 caractères au plus.")] string? Name,
    [property: Mailable] string? Email,
    Profile? Profile,
    [property: StringLength(1000, ErrorMessage = "1 000 caractères au plus.")] string? Title = null
)
{
#pragma warning disable CA1308 // claims are in lower case
    internal Dictionary<string, string> ToDictionary()
    {
        var claims = new Dictionary<string, string?>
        {
            [TokenClaims.Subject] = Sub,
            [TokenClaims.Role] = Role?.ToString().ToLowerInvariant(),
            [TokenClaims.Fund] = Fund,
            [TokenClaims.Name] = Name,
            [TokenClaims.Email] = Email,
            [TokenClaims.Profile] = Profile?.ToString().ToLowerInvariant(),
            [TokenClaims.Title] = Title,
        };
        return claims.Where(claim => claim.Value is not null).ToDictionary(claim => claim.Key, claim => claim.Value!);
    }
#pragma warning restore CA1308
}

/// <param name="ExpiresIn">Secondes.</param>
public sealed record DemoToken(string AccessToken, int ExpiresIn);
