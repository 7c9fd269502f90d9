using System.ComponentModel;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Funds;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Mailboxes;
using MsaOrleans.Search;

namespace MsaOrleans.Api.Search;

/// <summary>Finds contacts of a fund, answered ones too.</summary>
internal static class SearchEndpoint
{
    private const int MostItems = 200,
        DefaultItems = 50,
        LongestCode = 128;

    private static readonly Dictionary<string, ContactStatus> Statuses = Enum.GetValues<ContactStatus>()
        .ToDictionary(status => JsonNamingPolicy.CamelCase.ConvertName(status.ToString()));

    public static RouteGroupBuilder MapSearch(this RouteGroupBuilder api)
    {
        api.MapGet("/funds/{fund}/search", FindAsync)
            .RequireAuthorization(Policies.Desk)
            .AddEndpointFilter<FundFilter>()
            .WithTags("Bureau des gestionnaires")
            .WithName("FindContacts")
            .WithSummary("Les échanges retrouvés, le plus récent d’abord")
            .WithDescription(
                "Chaque mot de « q » est le début d’un mot du nom de l’adhérent, de son identifiant, de la référence "
                    + "de l’échange ou de son sujet, sans égard aux accents ni aux majuscules. Les échanges qui ont "
                    + "reçu leur réponse y sont. La caisse « national » est l’ensemble des caisses, pour "
                    + "l’administration, à qui « memberName » et « excerpt » ne sont pas dits. Suit les écritures sans "
                    + "délai."
            )
            .Answers(ProblemCatalog.InvalidRequest)
            .Refuses(
                RefusalCode.UnknownFund,
                RefusalCode.Forbidden,
                RefusalCode.InvalidCursor,
                RefusalCode.InvalidSearch
            );
        return api;
    }

    internal static async Task<Answer<SearchPage>> FindAsync(
        string fund,
        [Description("Ce qui est cherché : de 1 à 100 caractères, 8 mots au plus")] string? q,
        [Description("open, pending ou answered ; tous par défaut")] string? status,
        [Description("Code d’un thème")] string? theme,
        [Description("De 1 à 200 ; 50 par défaut")] int? limit,
        [Description("« next » de la page précédente")] string? after,
        Caller caller,
        IGrainFactory grains
    )
    {
        if (Fault(q) is { } fault)
            return Invalid("q", fault);
        if (status is not null && !Statuses.ContainsKey(status))
            return Invalid("status", $"Un de : {string.Join(", ", Statuses.Keys)}.");
        if (theme is { Length: 0 or > LongestCode } || theme?.Contains('\0', StringComparison.Ordinal) == true)
            return Invalid("theme", "Code d’un thème attendu.");
        if (limit is < 1 or > MostItems)
            return Invalid("limit", $"De 1 à {MostItems}.");
        var wanted = status is null ? (ContactStatus?)null : Statuses[status];
        return await grains
            .GetGrain<ISearchGrain>(fund)
            .FindAsync(caller.Actor, new(q!, wanted, theme, limit ?? DefaultItems, after))
            .ToAnswerAsync();
    }

    private static string? Fault(string? text) =>
        text is null || !VisibleText.IsIn(text) ? "Écrivez ce que vous cherchez."
        : text.Length > SearchQuery.LongestText ? $"{SearchQuery.LongestText} caractères au plus."
        : text.Any(char.IsControl) ? "Les caractères de commande ne sont pas acceptés."
        : null;

    private static ProblemHttpResult Invalid(string field, string rule) =>
        ProblemCatalog.InvalidRequest.ToResult(new() { [field] = [rule] });
}
