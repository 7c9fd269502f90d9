using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Catalog;
using MsaOrleans.Funds;

namespace MsaOrleans.Api.Catalog;

/// <summary>Counts what members do when an online service is offered in place of a message.</summary>
internal static class OnlineServiceOutcomes
{
    public static RouteGroupBuilder MapOnlineServiceOutcomes(this RouteGroupBuilder catalog)
    {
        catalog.MapPost("/online-services/{code}/outcomes", CountAsync).RequireAuthorization(Policies.Member)
            .WithName("CountOnlineServiceOutcome")
            .WithSummary("Compter ce que devient l’offre d’un service en ligne")
            .WithDescription("À chaque affichage de la fenêtre (offered), puis à l’usage du service (used) ou au refus (declined).")
            .Answers(ProblemCatalog.Forbidden)
            .Refuses(RefusalCode.UnknownOnlineService, RefusalCode.UnknownTopic, RefusalCode.UnknownFund);
        return catalog;
    }

    internal static async Task<Results<NoContent, ProblemHttpResult>> CountAsync(
        string code, OutcomeRequest request, ClaimsPrincipal user, IGrainFactory grains, TimeProvider time, HttpContext context)
    {
        var fund = await grains.GetGrain<IFundsGrain>(0).GetAsync(user.ToActor().Fund ?? "");
        if (!fund.TryGet(out var counted, out var unknown))
            return unknown.ToResult(context);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(counted.TimeZone);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime);
        var refusal = await grains.GetGrain<IDeflectionGrain>(DeflectionKey.For(counted.Code, today))
            .RecordAsync(today, code, request.Reason!, request.Outcome!.Value);
        return refusal is null ? TypedResults.NoContent() : refusal.ToResult(context);
    }
}

public sealed record OutcomeRequest(
    [property: Required(ErrorMessage = "Le motif est obligatoire."), StringLength(64, ErrorMessage = "64 caractères au plus.")] string? Reason,
    [property: Required(ErrorMessage = "Obligatoire : offered, used ou declined.")] OnlineServiceOutcome? Outcome);
