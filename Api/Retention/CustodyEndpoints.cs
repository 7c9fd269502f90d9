using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Retention;

namespace MsaOrleans.Api.Retention;

/// <summary>A mailbox for admins: what there is, its legal hold, its erasure.</summary>
internal static class CustodyEndpoints
{
    public static RouteGroupBuilder MapCustody(this RouteGroupBuilder api)
    {
        var mailbox = api.MapGroup("/admin/mailboxes/{memberId}")
            .RequireAuthorization(Policies.Admin)
            .AddEndpointFilter<IdFilter>()
            .WithTags("Administration")
            .Answers(ProblemCatalog.InvalidId, ProblemCatalog.NotFound, ProblemCatalog.Forbidden);
        mailbox
            .MapGet("", SummariseAsync)
            .WithName("GetMailboxSummary")
            .WithSummary("Ce que contient une messagerie, sans ses textes")
            .WithDescription("Des nombres, des dates et la conservation légale ; ni textes, ni noms, ni sujets.");
        mailbox
            .MapDelete("", EraseAsync)
            .WithName("EraseMailbox")
            .WithSummary("Effacer une messagerie")
            .WithDescription(
                "Messages, notes, procurations, courriels en attente, lignes du tableau et des chiffres : tout est "
                    + "effacé, sans retour. La réponse est le reçu, conservé, qui dit combien et ne nomme personne. "
                    + "L’adhérent peut recommencer ensuite."
            )
            .WithMetadata(new ErasesMember())
            .Refuses(RefusalCode.MailboxHeld)
            .Answers(ProblemCatalog.InvalidRequest);
        mailbox
            .MapPut("/hold", HoldAsync)
            .WithName("HoldMailbox")
            .WithSummary("Mettre une messagerie sous conservation légale")
            .WithDescription(
                "Ni purge ni effacement jusqu’à sa levée. Ce qui est trop ancien n’est plus montré, mais est conservé. "
                    + "Une seconde demande remplace le motif."
            );
        mailbox
            .MapDelete("/hold", LiftAsync)
            .WithName("LiftHold")
            .WithSummary("Lever la conservation légale")
            .WithDescription("La purge suivante efface ce qu’elle retenait. Sans effet s’il n’y en a pas.")
            .Answers(ProblemCatalog.InvalidRequest);
        return api;
    }

    internal static Task<Answer<MailboxSummary>> SummariseAsync(string memberId, Caller caller, IGrainFactory grains) =>
        Mailbox(grains, memberId).SummariseAsync(caller.Actor).ToAnswerAsync();

    internal static Task<Answer<MailboxSummary>> HoldAsync(
        string memberId,
        HoldRequest request,
        Caller caller,
        IGrainFactory grains
    ) => Mailbox(grains, memberId).HoldAsync(caller.Actor, request.Reason!).ToAnswerAsync();

    internal static Task<Answer<MailboxSummary>> LiftAsync(
        string memberId,
        [Description("Le motif, 1 à 500 caractères"), Required, StringLength(500, MinimumLength = 1)] string reason,
        Caller caller,
        IGrainFactory grains
    ) => Mailbox(grains, memberId).LiftAsync(caller.Actor, reason).ToAnswerAsync();

    internal static Task<Answer<ErasureReceipt>> EraseAsync(
        string memberId,
        [Description("Le motif, 1 à 500 caractères"), Required, StringLength(500, MinimumLength = 1)] string reason,
        Caller caller,
        IGrainFactory grains
    ) => Mailbox(grains, memberId).EraseAsync(caller.Actor, reason).ToAnswerAsync();

    private static IMailboxCustody Mailbox(IGrainFactory grains, string memberId) =>
        grains.GetGrain<IMailboxCustody>(memberId);
}
