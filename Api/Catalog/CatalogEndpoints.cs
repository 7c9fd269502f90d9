using System.ComponentModel;
using System.Text.Json;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.OpenApi;
using MsaOrleans.Api.Problems;
using MsaOrleans.Catalog;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Catalog;

/// <summary>Themes, subjects and reasons, and the online services that do a job faster than a message.</summary>
internal static class CatalogEndpoints
{
    private static readonly Dictionary<string, Profile> Profiles = Enum.GetValues<Profile>()
        .ToDictionary(profile => JsonNamingPolicy.CamelCase.ConvertName(profile.ToString()));

    public static RouteGroupBuilder MapCatalog(this RouteGroupBuilder api)
    {
        var catalog = api.MapGroup("/catalog").WithTags("Catalogue");
        catalog
            .MapGet("", GetAsync)
            .WithName("GetCatalog")
            .WithSummary("Thèmes, sujets et motifs")
            .WithDescription("Ceux d’un profil, ou de tous. Répond 304 à un If-None-Match à jour.")
            .Answers(ProblemCatalog.InvalidRequest)
            .Reads("If-None-Match")
            .Produces(StatusCodes.Status304NotModified);
        catalog
            .MapGet("/online-services/{code}", GetOnlineServiceAsync)
            .WithName("GetOnlineService")
            .WithSummary("Un service en ligne et le sujet qu’il pré-remplit")
            .Refuses(RefusalCode.UnknownOnlineService);
        catalog.MapOnlineServiceOutcomes();
        return api;
    }

    internal static async Task<Answer<CatalogView>> GetAsync(
        [Description("particulier, exploitant, employeur ou tiers ; tous les profils si absent")] string? profile,
        IGrainFactory grains
    )
    {
        if (profile is not null && !Profiles.ContainsKey(profile))
            return ProblemCatalog.InvalidRequest.ToResult(
                new() { ["profile"] = [$"Un de : {string.Join(", ", Profiles.Keys)}."] }
            );
        var catalog = await grains.GetGrain<ICatalogGrain>(0).GetAsync(profile is null ? null : Profiles[profile]);
        return new(new Tagged($"{catalog.Version}-{profile}", TypedResults.Ok(catalog), "public, no-cache"));
    }

    internal static Task<Answer<OnlineServiceView>> GetOnlineServiceAsync(string code, IGrainFactory grains) =>
        grains.GetGrain<ICatalogGrain>(0).GetOnlineServiceAsync(code).ToAnswerAsync();
}
