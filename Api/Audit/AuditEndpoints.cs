using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Audit;

namespace MsaOrleans.Api.Audit;

/// <summary>The audit trail, for admins; and for members, who opened their mailbox.</summary>
internal static class AuditEndpoints
{
    /// <summary>How far ahead of UTC the first time zone is.</summary>
    private static readonly TimeSpan Earliest = TimeSpan.FromHours(14);

    private const int DefaultDays = 30,
        LongestText = 128;

    public static RouteGroupBuilder MapAudit(this RouteGroupBuilder api)
    {
        var audit = api.MapGroup("/admin/audit")
            .RequireAuthorization(Policies.Admin)
            .WithTags("Administration")
            .Answers(ProblemCatalog.InvalidRequest);
        audit
            .MapGet("", FindAsync)
            .WithName("FindAuditEntries")
            .WithSummary("Journal des accès, du plus récent au plus ancien")
            .WithDescription(
                "Lectures et actes du personnel, de l’administration et des mandataires, refus, exports et "
                    + "connexions, par pages de 100. « status » 0 : une écriture allait être tentée ; une seconde "
                    + "entrée de même « request » dit son issue. « count » : nombre de refus qu’une entrée résume. "
                    + "Chaque consultation du journal y est inscrite à son tour."
            )
            .Refuses(RefusalCode.InvalidCursor);
        audit
            .MapGet("/heads", HeadsAsync)
            .WithName("ListAuditHeads")
            .WithSummary("Têtes de chaîne du journal, par jour et par caisse")
            .WithDescription(
                "À conserver ailleurs : l’empreinte d’une tête prouve toutes les entrées qui la précèdent. 366 "
                    + "jours au plus."
            )
            .Refuses(RefusalCode.InvalidDates);
        return api;
    }

    public static RouteGroupBuilder MapAccess(this RouteGroupBuilder mailbox)
    {
        mailbox
            .MapGet("/access", AccessAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("ListAccess")
            .WithSummary("Qui a ouvert la messagerie, du plus récent au plus ancien")
            .WithDescription(
                "Gestionnaires, responsables, administration et mandataires, dans la minute qui suit ; pour "
                    + "l’adhérent seul. Par pages de 100."
            )
            .Refuses(RefusalCode.InvalidCursor);
        return mailbox;
    }

    internal static async Task<Answer<AuditPage>> FindAsync(
        [Description("Code d’une caisse, ou « national »")] string? fund,
        [Description("Jour (aaaa-mm-jj), à l’heure de la caisse")] DateOnly? day,
        [Description("L’adhérent dont la messagerie est concernée")] string? memberId,
        [Description("Identifiant de qui a agi")] string? actor,
        [Description("« next » de la page précédente")] string? after,
        Caller caller,
        IGrainFactory grains
    )
    {
        foreach (var (field, value) in new[] { ("memberId", memberId), ("actor", actor) })
            if (value is not null && !Ids.IsPerson(value))
                return Invalid(field, Ids.PersonRule);
        if (fund is { Length: 0 or > LongestText } || fund?.Contains('\0', StringComparison.Ordinal) == true)
            return Invalid("fund", "Code d’une caisse attendu.");
        return await grains
            .GetGrain<IAuditLogGrain>(0)
            .FindAsync(caller.Actor, new(fund, day, memberId, actor, after))
            .ToAnswerAsync();
    }

    internal static Task<Answer<AuditHeads>> HeadsAsync(
        [Description("Premier jour (aaaa-mm-jj) ; 29 jours avant « to » par défaut")] DateOnly? from,
        [Description("Dernier jour ; le plus récent par défaut")] DateOnly? to,
        Caller caller,
        IGrainFactory grains,
        TimeProvider time
    )
    {
        // Chains have the days of their funds: the last one that has begun anywhere.
        var last = to ?? DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime + Earliest);
        var first = from ?? (last.DayNumber < DefaultDays ? DateOnly.MinValue : last.AddDays(1 - DefaultDays));
        return grains.GetGrain<IAuditLogGrain>(0).HeadsAsync(caller.Actor, first, last).ToAnswerAsync();
    }

    internal static Task<Answer<AccessPage>> AccessAsync(
        string memberId,
        [Description("« next » de la page précédente")] string? after,
        Caller caller,
        IGrainFactory grains
    ) => grains.GetGrain<IAuditLogGrain>(0).AccessAsync(caller.Actor, memberId, after).ToAnswerAsync();

    private static ProblemHttpResult Invalid(string field, string rule) =>
        ProblemCatalog.InvalidRequest.ToResult(new() { [field] = [rule] });
}
