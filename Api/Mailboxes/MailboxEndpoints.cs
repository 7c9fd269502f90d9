using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Audit;
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
        mailbox.MapAccess();
        mailbox
            .MapGet("/preferences", GetPreferencesAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("GetPreferences")
            .WithSummary("Préférences de notification");
        mailbox
            .MapPut("/preferences", SetPreferencesAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("SetPreferences")
            .WithSummary("Changer les préférences de notification")
            .WithDescription("L’accusé de réception est toujours envoyé.");
        mailbox
            .MapGet("/export", ExportAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("ExportMailbox")
            .WithMetadata(new Recorded(true))
            .WithSummary("Tout ce que la messagerie conserve, en JSON")
            .WithDescription(
                "Échanges avec leurs messages, étapes, courriels refusés et historique du bureau ; préférences, "
                    + "procurations, avis, et qui a ouvert la messagerie. Les notes internes n’y sont que si "
                    + "« Retention:ExportNotes » le veut. La réponse est écrite au fur et à mesure."
            );
        return api;
    }

    internal static Task<Answer<Preferences>> GetPreferencesAsync(
        string memberId,
        Caller caller,
        IGrainFactory grains
    ) => grains.GetGrain<IMailboxGrain>(memberId).GetPreferencesAsync(caller.Actor).ToAnswerAsync();

    internal static Task<Answer<Preferences>> SetPreferencesAsync(
        string memberId,
        PreferencesRequest request,
        Caller caller,
        IGrainFactory grains
    )
    {
        var wanted = new Preferences(request.AnswerNotifications!.Value, request.Recalls!.Value);
        return grains.GetGrain<IMailboxGrain>(memberId).SetPreferencesAsync(caller.Actor, wanted).ToAnswerAsync();
    }

    internal static async Task<Answer<MailboxExportView>> ExportAsync(
        string memberId,
        Caller caller,
        IGrainFactory grains
    )
    {
        var exported = await grains.GetGrain<IMailboxGrain>(memberId).ExportAsync(caller.Actor);
        var opened = await grains.GetGrain<IAuditLogGrain>(0).AccessAsync(caller.Actor, memberId, null);
        return new(
            exported.ToResult(held =>
                opened.ToResult(first =>
                    TypedResults.Ok(
                        MailboxExportView.Of(held, ExportedAccess.AllAsync(grains, caller.Actor, memberId, first))
                    )
                )
            )
        );
    }
}
