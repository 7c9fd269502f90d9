using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>A member's mailbox: exchanges, preferences, procurations, export.</summary>
internal static class MailboxEndpoints
{
    public static RouteGroupBuilder MapMailboxes(this RouteGroupBuilder api)
    {
        var mailbox = api.MapGroup("/mailboxes/{memberId}")
            .AddEndpointFilter<IdFilter>()
            .WithTags("Messagerie")
            .Answers(ProblemCatalog.InvalidId, ProblemCatalog.NotFound, ProblemCatalog.Forbidden);
        mailbox.MapContacts();
        mailbox.MapDesk();
        mailbox.MapProxies();
        mailbox.MapGet("/preferences", GetPreferencesAsync).RequireAuthorization(Policies.Member)
            .WithName("GetPreferences").WithSummary("Préférences de notification");
        mailbox.MapPut("/preferences", SetPreferencesAsync).RequireAuthorization(Policies.Member)
            .WithName("SetPreferences").WithSummary("Changer les préférences de notification")
            .WithDescription("L’accusé de réception est toujours envoyé.");
        mailbox.MapGet("/export", ExportAsync).RequireAuthorization(Policies.Member)
            .WithName("ExportMailbox").WithSummary("Tout ce que la messagerie conserve, en JSON");
        return api;
    }

    internal static async Task<Results<Ok<Preferences>, ProblemHttpResult>> GetPreferencesAsync(
        string memberId, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).GetPreferencesAsync(user.ToActor());
        if (!outcome.TryGet(out var preferences, out var refusal))
            return refusal.ToResult(context);
        return TypedResults.Ok(preferences);
    }

    internal static async Task<Results<Ok<Preferences>, ProblemHttpResult>> SetPreferencesAsync(
        string memberId, PreferencesRequest request, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var wanted = new Preferences(request.AnswerNotifications!.Value, request.Recalls!.Value);
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).SetPreferencesAsync(user.ToActor(), wanted);
        if (!outcome.TryGet(out var preferences, out var refusal))
            return refusal.ToResult(context);
        return TypedResults.Ok(preferences);
    }

    internal static async Task<Results<Ok<MailboxExport>, ProblemHttpResult>> ExportAsync(
        string memberId, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).ExportAsync(user.ToActor());
        if (!outcome.TryGet(out var export, out var refusal))
            return refusal.ToResult(context);
        return TypedResults.Ok(export);
    }
}
