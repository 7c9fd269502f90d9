using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Figures;

namespace MsaOrleans.Api.Figures;

/// <summary>What a fund received and answered, and how fast.</summary>
internal static class FigureEndpoints
{
    private const int DefaultDays = 30;

    public static RouteGroupBuilder MapFigures(this RouteGroupBuilder api)
    {
        api.MapGet("/funds/{fund}/figures", GetAsync).RequireAuthorization(Policies.Desk).WithTags("Bureau des gestionnaires")
            .WithName("GetFigures").WithSummary("Demandes reçues et répondues, délais, services en ligne")
            .WithDescription("Comptes exacts. Une demande compte au jour de sa réception, sa première réponse (d’attente ou définitive) au jour où elle est donnée. Délais en minutes ouvrées, arrondies à la minute supérieure ; médiane et 9e décile au rang le plus proche. « inTimePercent » : part des réponses données avant l’échéance. La caisse « national » est l’ensemble des caisses, pour l’administration. 366 jours au plus.")
            .Refuses(RefusalCode.UnknownFund, RefusalCode.Forbidden, RefusalCode.InvalidDates)
            .Answers(ProblemCatalog.InvalidRequest);
        return api;
    }

    internal static async Task<Results<Ok<FundFigures>, ProblemHttpResult>> GetAsync(
        string fund,
        [Description("Premier jour (aaaa-mm-jj) ; 29 jours avant « to » par défaut")] DateOnly? from,
        [Description("Dernier jour ; aujourd’hui (UTC) par défaut")] DateOnly? to,
        ClaimsPrincipal user, IGrainFactory grains, TimeProvider time, HttpContext context)
    {
        var last = to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var first = from ?? (last.DayNumber < DefaultDays ? DateOnly.MinValue : last.AddDays(1 - DefaultDays));
        var outcome = await grains.GetGrain<IFiguresGrain>(fund).GetAsync(user.ToActor(), first, last);
        if (!outcome.TryGet(out var figures, out var refusal))
            return refusal.ToResult(context);
        return TypedResults.Ok(figures);
    }
}
