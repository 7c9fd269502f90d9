using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Problems;
using MsaOrleans.Funds;

namespace MsaOrleans.Api.Funds;

/// <summary>The funds.</summary>
internal static class FundEndpoints
{
    public static RouteGroupBuilder MapFunds(this RouteGroupBuilder api)
    {
        var funds = api.MapGroup("/funds").AddEndpointFilter<FundFilter>().WithTags("Caisses");
        funds.MapGet("", ListAsync).WithName("ListFunds").WithSummary("Les caisses de MSA");
        funds
            .MapGet("/{fund}", GetAsync)
            .WithName("GetFund")
            .WithSummary("Une caisse de MSA")
            .Refuses(RefusalCode.UnknownFund);
        return api;
    }

    internal static async Task<Ok<ImmutableArray<FundView>>> ListAsync(IGrainFactory grains) =>
        TypedResults.Ok(await grains.GetGrain<IFundsGrain>(0).ListAsync());

    internal static Task<Answer<FundView>> GetAsync(string fund, IGrainFactory grains) =>
        grains.GetGrain<IFundsGrain>(0).GetAsync(fund).ToAnswerAsync();
}
