using System.ComponentModel;
using MsaOrleans.Api.Funds;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Figures;
using MsaOrleans.Funds;

namespace MsaOrleans.Api.Figures;

/// <summary>What a fund received and answered, and how fast.</summary>
internal static class FigureEndpoints
{
    private const int DefaultDays = 30;

    public static RouteGroupBuilder MapFigures(this RouteGroupBuilder api)
    {
        api.MapGet("/funds/{fund}/figures", GetAsync)
            .RequireAuthorization(Policies.Desk)
            .AddEndpointFilter<FundFilter>()
            .WithTags("Bureau des gestionnaires")
            .WithName("GetFigures")
            .WithSummary("Demandes reçues et répondues, délais, services en ligne")
            .WithDescription(
                "Comptes exacts. Une demande compte au jour de sa réception, sa première réponse (d’attente ou "
                    + "définitive) au jour où elle est donnée. Délais en minutes ouvrées, arrondies à la minute "
                    + "supérieure ; médiane et 9e décile au rang le plus proche. « inTimePercent » : part des "
                    + "réponses données avant l’échéance. La caisse « national » est l’ensemble des caisses, pour "
                    + "l’administration. 366 jours au plus."
            )
            .Refuses(RefusalCode.UnknownFund, RefusalCode.Forbidden, RefusalCode.InvalidDates)
            .Answers(ProblemCatalog.InvalidRequest);
        return api;
    }

    internal static async Task<Answer<FundFigures>> GetAsync(
        string fund,
        [Description("Premier jour (aaaa-mm-jj) ; 29 jours avant « to » par défaut")] DateOnly? from,
        [Description("Dernier jour ; aujourd’hui à la caisse par défaut")] DateOnly? to,
        Caller caller,
        IGrainFactory grains,
        TimeProvider time
    )
    {
        var last = to ?? await TodayAsync(fund, grains, time);
        var first = from ?? (last.DayNumber < DefaultDays ? DateOnly.MinValue : last.AddDays(1 - DefaultDays));
        return await grains.GetGrain<IFiguresGrain>(fund).GetAsync(caller.Actor, first, last).ToAnswerAsync();
    }

    /// <summary>By the clock of the fund, by whose days it counts; that of Paris for all funds together.</summary>
    private static async Task<DateOnly> TodayAsync(string fund, IGrainFactory grains, TimeProvider time)
    {
        var found = await grains.GetGrain<IFundsGrain>(0).GetAsync(fund);
        return FundClock.DayAt(time.GetUtcNow(), found.Match(known => known.TimeZone, _ => "Europe/Paris"));
    }
}
