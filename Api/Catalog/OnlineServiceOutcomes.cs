using System.ComponentModel.DataAnnotations;
using MsaOrleans.Api.Funds;
using MsaOrleans.Api.Http;
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
        catalog
            .MapPost("/online-services/{code}/outcomes", CountAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("CountOnlineServiceOutcome")
            .WithSummary("Compter ce que devient l’offre d’un service en ligne")
            .WithDescription(
                "À chaque affichage de la fenêtre (offered), puis à l’usage du service (used) ou au refus (declined)."
            )
            .Answers(ProblemCatalog.Forbidden)
            .Refuses(RefusalCode.UnknownOnlineService, RefusalCode.UnknownTopic, RefusalCode.UnknownFund);
        return catalog;
    }

    internal static async Task<Done> CountAsync(
        string code,
        OutcomeRequest request,
        Caller caller,
        IGrainFactory grains,
        TimeProvider time
    )
    {
        var fund = await grains.GetGrain<IFundsGrain>(0).GetAsync(caller.Actor.Fund ?? "");
        if (!fund.TryGet(out var counted, out var unknown))
            return new(unknown.ToResult());
        var today = FundClock.DayAt(time.GetUtcNow(), counted.TimeZone);
        return await grains
            .GetGrain<IDeflectionGrain>(DeflectionKey.For(counted.Code, today))
            .RecordAsync(caller.Actor.Id, today, code, request.Reason!, request.Outcome!.Value)
            .ToDoneAsync();
    }
}

public sealed record OutcomeRequest(
    [property:
        Required(ErrorMessage = "Le motif est obligatoire."),
        StringLength(64, ErrorMessage = "64 caractères au plus.")
    ]
        string? Reason,
    [property: Required(ErrorMessage = "Obligatoire : offered, used ou declined.")] OnlineServiceOutcome? Outcome
);
