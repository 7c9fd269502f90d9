using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Retention;

namespace MsaOrleans.Api.Retention;

/// <summary>Runs of the purge and their reports, for admins.</summary>
internal static class RetentionEndpoints
{
    public static RouteGroupBuilder MapRetention(this RouteGroupBuilder api)
    {
        var retention = api.MapGroup("/admin/retention")
            .RequireAuthorization(Policies.Admin)
            .WithTags("Administration")
            .Answers(ProblemCatalog.Forbidden);
        retention
            .MapGet("", ListAsync)
            .WithName("ListRetentionReports")
            .WithSummary("Rapports des purges, du plus récent au plus ancien")
            .WithDescription("Un rapport par purge et par caisse ; 50 par page.")
            .Refuses(RefusalCode.UnknownFund, RefusalCode.InvalidCursor);
        retention
            .MapPost("/runs", StartAsync)
            .WithName("StartRetentionRun")
            .WithSummary("Lancer une purge, ou la simuler")
            .WithDescription(
                "La purge commence aussitôt, quelle que soit l’heure, et se poursuit après la réponse ; « Location » "
                    + "est l’adresse de ses rapports. Une simulation compte sans rien effacer."
            )
            .Refuses(RefusalCode.UnknownFund, RefusalCode.RunUnderWay);
        retention
            .MapGet("/runs/{runId}", GetAsync)
            .WithName(AcceptedRun.Route)
            .WithSummary("Une purge et ses rapports")
            .Refuses(RefusalCode.NotFound);
        return api;
    }

    internal static Task<Answer<RetentionReports>> ListAsync(
        [Description("Code d’une caisse ; toutes par défaut")] string? fund,
        [Description("« next » de la page précédente")] string? after,
        Caller caller,
        IGrainFactory grains
    ) => Desk(grains).ListAsync(caller.Actor, fund, after).ToAnswerAsync();

    internal static async Task<AcceptedRun> StartAsync(RetentionRunRequest request, Caller caller, IGrainFactory grains)
    {
        var begun = await Desk(grains).StartAsync(caller.Actor, request.Fund, request.DryRun!.Value);
        return new(begun.ToResult(run => new AtItsAddress(run)));
    }

    internal static Task<Answer<RetentionRunView>> GetAsync(string runId, Caller caller, IGrainFactory grains) =>
        Desk(grains).GetAsync(caller.Actor, runId).ToAnswerAsync();

    private static IRetentionDesk Desk(IGrainFactory grains) => grains.GetGrain<IRetentionDesk>(0);

    private sealed class AtItsAddress(RetentionRunView run) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var links = httpContext.RequestServices.GetRequiredService<LinkGenerator>();
            var address = links.GetPathByName(httpContext, AcceptedRun.Route, new { runId = run.Id });
            return TypedResults.Accepted(address, run).ExecuteAsync(httpContext);
        }
    }
}

/// <summary>202: a run that has begun, and where its reports are.</summary>
internal sealed class AcceptedRun(IResult result) : IResult, IEndpointMetadataProvider
{
    public const string Route = "GetRetentionRun";

    public Task ExecuteAsync(HttpContext httpContext) => result.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(
                StatusCodes.Status202Accepted,
                typeof(RetentionRunView),
                ["application/json"]
            )
        );
}
