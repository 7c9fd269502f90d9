using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>The invitations of a member to become their proxy.</summary>
internal static class InvitationEndpoints
{
    public static RouteGroupBuilder MapInvitations(this RouteGroupBuilder proxies)
    {
        var invitations = proxies.MapGroup("/invitations");
        invitations
            .MapGet("", ListAsync)
            .WithName("ListInvitations")
            .WithSummary("Invitations en attente, et termes d’une nouvelle")
            .WithDescription("Une invitation expirée y figure encore 30 jours.");
        invitations
            .MapPost("", InviteAsync)
            .WithName("InviteProxy")
            .WithSummary("Inviter un mandataire par courriel")
            .WithDescription(
                "Le courriel porte un code, valable une fois et 7 jours (ou jusqu’à la fin de la procuration). En "
                    + "invitant, l’adhérent accepte les termes présents ; la personne invitée accepte les mêmes."
            )
            .Refuses(RefusalCode.InvalidPeriod, RefusalCode.TooManyProxies, RefusalCode.WordingChanged);
        invitations
            .MapDelete("/{invitationId}", WithdrawAsync)
            .WithName("WithdrawInvitation")
            .WithSummary("Retirer une invitation")
            .WithDescription("Son code n’ouvre plus rien ; un courriel pas encore parti ne part pas.");
        return proxies;
    }

    internal static Task<Answer<InvitationList>> ListAsync(string memberId, Caller caller, IGrainFactory grains) =>
        grains.GetGrain<IMailboxGrain>(memberId).ListInvitationsAsync(caller.Actor).ToAnswerAsync();

    internal static async Task<Answer<InvitationView>> InviteAsync(
        string memberId,
        InvitationRequest request,
        Caller caller,
        IGrainFactory grains
    )
    {
        if (PersonName.Clean(request.Name) is not { } name)
            return ProblemCatalog.InvalidRequest.ToResult(new() { ["name"] = [ProxyRequest.NameRule] });
        var invitation = new NewInvitation(name, request.Email!, request.From, request.Until, request.Wording);
        return await grains
            .GetGrain<IMailboxGrain>(memberId)
            .InviteProxyAsync(caller.Actor, invitation)
            .ToAnswerAsync();
    }

    internal static Task<Done> WithdrawAsync(
        string memberId,
        string invitationId,
        Caller caller,
        IGrainFactory grains
    ) => grains.GetGrain<IMailboxGrain>(memberId).WithdrawInvitationAsync(caller.Actor, invitationId).ToDoneAsync();
}
