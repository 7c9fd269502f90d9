using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Funds;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Json;
using MsaOrleans.Api.Problems;
using MsaOrleans.Boards;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Boards;

/// <summary>The contacts of a fund that wait for an answer.</summary>
internal static class BoardEndpoints
{
    /// <summary>In place of a fund's code: all funds as one.</summary>
    private const string National = "national";

    private const int MostItems = 200,
        DefaultItems = 50;

    private static readonly Dictionary<string, BoardView> Views = Enum.GetValues<BoardView>()
        .ToDictionary(view => JsonNamingPolicy.CamelCase.ConvertName(view.ToString()));

    public static RouteGroupBuilder MapBoards(this RouteGroupBuilder api)
    {
        var board = api.MapGroup("/funds/{fund}/board")
            .RequireAuthorization(Policies.Desk)
            .AddEndpointFilter<FundFilter>()
            .WithTags("Bureau des gestionnaires")
            .Refuses(RefusalCode.UnknownFund, RefusalCode.Forbidden);
        board
            .MapGet("", ViewAsync)
            .WithName("GetBoard")
            .WithSummary("Les échanges qui attendent une réponse, la plus ancienne échéance d’abord")
            .WithDescription(
                "« counts » compte tout le tableau par vue, et la vue demandée par thème et par niveau ; « "
                    + "lapsed » compte les prises en charge échues de l’appelant, « allLapsed » celles de tous. « "
                    + "minutesLeft » est en minutes ouvrées, négatif après l’échéance. « memberName » est nul pour "
                    + "l’administration, qui n’ouvre aucun échange. La caisse « national » est l’ensemble des "
                    + "caisses, pour l’administration. Suit les écritures à 2 s près."
            )
            .Answers(ProblemCatalog.InvalidRequest)
            .Refuses(RefusalCode.InvalidCursor);
        board
            .MapGet("/contacts/{contactId}", FindAsync)
            .AddEndpointFilter<IdFilter>()
            .WithName("FindOnBoard")
            .WithSummary("Un échange du tableau par son identifiant")
            .WithDescription(
                "Pour qui ne sait pas de quelle messagerie il est : les courriels d’alerte ne le disent pas. "
                    + "404 quand la caisse n’y doit pas, ou plus, de réponse."
            )
            .Answers(ProblemCatalog.InvalidId)
            .Refuses(RefusalCode.NotFound);
        board
            .MapGet("/agents", ListAgentsAsync)
            .WithName("ListAgents")
            .WithSummary("Les gestionnaires que le tableau connaît, à qui confier un échange")
            .WithDescription(
                "Par nom : ceux qui tiennent un échange du tableau, dont la prise en charge y est échue, ou "
                    + "qui étaient les derniers à y agir lorsqu’il a changé depuis 30 jours au plus. Il n’y a pas "
                    + "d’annuaire : après un redémarrage la liste peut être plus courte pour un temps, et un échange "
                    + "se confie aussi à qui n’y figure pas."
            );
        board.MapBoardEvents();
        return api;
    }

    internal static async Task<Answer<BoardPage>> ViewAsync(
        string fund,
        [Description("open (par défaut), overdue, dueSoon (8 heures ouvrées), mine ou unassigned")] string? view,
        [Description("Code d’un thème")] string? theme,
        [Description("Dernière étape d’escalade atteinte, 0 avant toute étape")] int? level,
        [Description(
            "true : seulement les échanges dont la prise en charge est échue sans que personne les ait repris "
                + "; avec view=mine, ceux de l’appelant"
        )]
            bool? lapsed,
        [Description("De 1 à 200 ; 50 par défaut")] int? limit,
        [Description("« next » de la page précédente")] string? after,
        Caller caller,
        IGrainFactory grains
    )
    {
        if (!Views.TryGetValue(view ?? "open", out var wanted))
            return Invalid("view", $"Un de : {string.Join(", ", Views.Keys)}.");
        if (limit is < 1 or > MostItems)
            return Invalid("limit", $"De 1 à {MostItems}.");
        var query = new BoardQuery(wanted, theme, level, limit ?? DefaultItems, after, lapsed ?? false);
        var isKept = caller.Actor.Role != Role.Admin;
        return await (
            fund == National
                ? grains.GetGrain<INationalBoardGrain>(0).ViewAsync(caller.Actor, query)
                : grains.GetGrain<IBoardGrain>(fund).ViewAsync(caller.Actor, query)
        ).ToAnswerAsync<BoardPage, BoardPage>(page => new KeptOk<BoardPage>(page, isKept));
    }

    internal static Task<Answer<BoardItem>> FindAsync(
        string fund,
        string contactId,
        Caller caller,
        IGrainFactory grains
    ) => grains.GetGrain<IBoardGrain>(fund).FindAsync(caller.Actor, contactId).ToAnswerAsync();

    internal static Task<Answer<AgentList>> ListAgentsAsync(string fund, Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IBoardGrain>(fund).ListAgentsAsync(caller.Actor).ToAnswerAsync();

    private static ProblemHttpResult Invalid(string field, string rule) =>
        ProblemCatalog.InvalidRequest.ToResult(new() { [field] = [rule] });
}
