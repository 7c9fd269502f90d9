using System.ComponentModel;
using System.Text.Json;
using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Mail;

namespace MsaOrleans.Api.Mail;

/// <summary>Mails that did not leave at once, for admins.</summary>
internal static class MailEndpoints
{
    private static readonly Dictionary<string, LateMailState> States = Enum.GetValues<LateMailState>()
        .ToDictionary(state => JsonNamingPolicy.CamelCase.ConvertName(state.ToString()));

    public static RouteGroupBuilder MapMails(this RouteGroupBuilder api)
    {
        var mails = api.MapGroup("/admin/mails")
            .RequireAuthorization(Policies.Admin)
            .WithTags("Administration")
            .Answers(ProblemCatalog.Forbidden);
        mails
            .MapGet("", ListAsync)
            .WithName("ListLateMails")
            .WithSummary("Courriels qui attendent, ou qui ont été abandonnés")
            .WithDescription(
                "Ceux qui ne sont pas partis au premier essai, par pages de 50 : « waiting », le plus ancien d’abord, "
                    + "sera encore essayé ; « failed », le plus récent d’abord, a été refusé par son adresse ou a "
                    + "attendu cinq jours. D’une adresse, seul le domaine est dit. Un courriel qui part quitte la "
                    + "liste."
            )
            .Answers(ProblemCatalog.InvalidRequest)
            .Refuses(RefusalCode.InvalidCursor);
        mails
            .MapPost("/{mailId}/retry", RetryAsync)
            .WithName("RetryMail")
            .WithSummary("Essayer de nouveau d’envoyer un courriel")
            .WithDescription(
                "Le remet en file aussitôt, à l’adresse que l’adhérent a aujourd’hui, et pour cinq jours encore ; "
                    + "« outcome » dit ce qui a été fait. Le redemander ne l’envoie pas deux fois. 404 : il n’est pas, "
                    + "ou plus, dans la liste ; il est parti, ou effacé avec son échange. 60 par messagerie et par "
                    + "heure."
            )
            .Refuses(RefusalCode.NotFound, RefusalCode.TooManyRequests);
        return api;
    }

    internal static async Task<Answer<LateMailPageView>> ListAsync(
        [Description("waiting (par défaut) ou failed")] string? state,
        [Description("« next » de la page précédente")] string? after,
        Caller caller,
        IGrainFactory grains
    )
    {
        if (!States.TryGetValue(state ?? "waiting", out var wanted))
            return ProblemCatalog.InvalidRequest.ToResult(
                new() { ["state"] = [$"Un de : {string.Join(", ", States.Keys)}."] }
            );
        return await Desk(grains)
            .ListAsync(caller.Actor, wanted, after)
            .ToAnswerAsync<LateMailPage, LateMailPageView>(page => TypedResults.Ok(LateMailPageView.Of(page)));
    }

    internal static Task<Answer<MailRetry>> RetryAsync(
        string mailId,
        Caller caller,
        IGrainFactory grains,
        HttpContext http
    ) =>
        Desk(grains)
            .RetryAsync(caller.Actor, mailId)
            .ToAnswerAsync<MailRetry, MailRetry>(retry =>
            {
                AuditSubject.Set(http, retry.MemberId, retry.ContactId);
                return TypedResults.Ok(retry);
            });

    private static IMailDesk Desk(IGrainFactory grains) => grains.GetGrain<IMailDesk>(0);
}
