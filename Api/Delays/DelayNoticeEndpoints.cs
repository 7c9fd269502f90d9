using System.ComponentModel.DataAnnotations;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Delays;

namespace MsaOrleans.Api.Delays;

/// <summary>What a fund says of longer delays, by theme.</summary>
internal static class DelayNoticeEndpoints
{
    public static RouteGroupBuilder MapDelayNotices(this RouteGroupBuilder funds)
    {
        var notices = funds.MapGroup("/{fund}/notices").Refuses(RefusalCode.UnknownFund);
        notices
            .MapGet("", ListAsync)
            .WithName("ListDelayNotices")
            .WithSummary("Les avis de délai d’une caisse qui sont affichés aujourd’hui");
        notices
            .MapGet("/{theme}", GetAsync)
            .WithName("GetDelayNotice")
            .WithSummary("L’avis de délai d’une caisse sur un thème")
            .Refuses(RefusalCode.NotFound);
        var written = notices.MapGroup("").RequireAuthorization(Policies.Lead).Refuses(RefusalCode.Forbidden);
        written
            .MapPut("/{theme}", PutAsync)
            .WithName("PutDelayNotice")
            .WithSummary("Afficher un avis de délai sur un thème, à la place de celui qui y est")
            .WithDescription(
                "Responsables de la caisse et administration. Les adhérents le lisent avant d’écrire et avant "
                    + "d’envoyer, jusqu’à « until » inclus, à l’heure de la caisse."
            )
            .Answers(ProblemCatalog.InvalidRequest)
            .Refuses(
                RefusalCode.UnknownTopic,
                RefusalCode.TextTooShort,
                RefusalCode.TextTooLong,
                RefusalCode.TextHasControlCharacters,
                RefusalCode.InvalidEnd
            );
        written
            .MapDelete("/{theme}", RemoveAsync)
            .WithName("RemoveDelayNotice")
            .WithSummary("Retirer l’avis de délai d’un thème")
            .WithDescription("204 aussi quand il n’y en a pas.");
        return funds;
    }

    internal static Task<Answer<DelayNoticeList>> ListAsync(string fund, IGrainFactory grains) =>
        Notices(grains, fund).ListAsync().ToAnswerAsync();

    internal static Task<Answer<DelayNotice>> GetAsync(string fund, string theme, IGrainFactory grains) =>
        Notices(grains, fund).GetAsync(theme).ToAnswerAsync();

    internal static Task<Answer<DelayNotice>> PutAsync(
        string fund,
        string theme,
        DelayNoticeRequest request,
        Caller caller,
        IGrainFactory grains
    ) => Notices(grains, fund).PutAsync(caller.Actor, new(theme, request.Text!, request.Until!.Value)).ToAnswerAsync();

    internal static Task<Done> RemoveAsync(string fund, string theme, Caller caller, IGrainFactory grains) =>
        Notices(grains, fund).RemoveAsync(caller.Actor, theme).ToDoneAsync();

    private static IDelayNoticesGrain Notices(IGrainFactory grains, string fund) =>
        grains.GetGrain<IDelayNoticesGrain>(fund);
}

/// <param name="Text">10 à 300 caractères (unités UTF-16).</param>
/// <param name="Until">Dernier jour d’affichage, à l’heure de la caisse ; d’aujourd’hui à dans un an.</param>
public sealed record DelayNoticeRequest(
    [property: Required(AllowEmptyStrings = true, ErrorMessage = "Le texte est obligatoire.")] string? Text,
    [property: Required(ErrorMessage = "La date de fin est obligatoire.")] DateOnly? Until
);
