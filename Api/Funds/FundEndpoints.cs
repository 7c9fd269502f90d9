using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Problems;
using MsaOrleans.Calendars;
using MsaOrleans.Funds;

namespace MsaOrleans.Api.Funds;

/// <summary>The funds, and when an answer of theirs would be due.</summary>
internal static class FundEndpoints
{
    /// <summary>The years for which a deadline is computed.</summary>
    private const int FirstYear = 2000,
        LastYear = 2100;

    public static RouteGroupBuilder MapFunds(this RouteGroupBuilder api)
    {
        var funds = api.MapGroup("/funds").AddEndpointFilter<FundFilter>().WithTags("Caisses");
        funds.MapGet("", ListAsync).WithName("ListFunds").WithSummary("Les caisses de MSA");
        funds
            .MapGet("/{fund}", GetAsync)
            .WithName("GetFund")
            .WithSummary("Une caisse de MSA")
            .Refuses(RefusalCode.UnknownFund);
        funds
            .MapGet("/{fund}/deadline", GetDeadlineAsync)
            .WithName("GetDeadline")
            .WithSummary("Échéance de réponse d’une demande reçue à un instant donné")
            .WithDescription(
                "48 heures ouvrées après réception, avec les jours sautés et les étapes d’escalade. Sans "
                    + "receivedAt : maintenant. De 2000 à 2100."
            )
            .Refuses(RefusalCode.UnknownFund)
            .Answers(ProblemCatalog.InvalidRequest);
        return api;
    }

    internal static async Task<Ok<ImmutableArray<FundView>>> ListAsync(IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<IFundsGrain>(0).ListAsync());

    internal static Task<Answer<FundView>> GetAsync(string fund, IGrainFactory grains) =>
        grains.GetGrain<IFundsGrain>(0).GetAsync(fund).ToAnswerAsync();

    internal static async Task<Answer<Deadline>> GetDeadlineAsync(
        string fund,
        DateTimeOffset? receivedAt,
        IGrainFactory grains
    )
    {
        if (receivedAt is { Year: < FirstYear or > LastYear })
            return ProblemCatalog.InvalidRequest.ToResult(new() { ["receivedAt"] = [$"De {FirstYear} à {LastYear}."] });
        return await grains
            .GetGrain<IFundsGrain>(0)
            .GetDeadlineAsync(fund, receivedAt?.ToUniversalTime())
            .ToAnswerAsync();
    }
}
