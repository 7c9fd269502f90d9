using Microsoft.AspNetCore.Mvc;
using MsaOrleans.Api.Audit;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Problems;
using MsaOrleans.Api.RateLimiting;
using MsaOrleans.Boards;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>What agents do with a contact beside answering it.</summary>
internal static class DeskEndpoints
{
    public static RouteGroupBuilder MapDesk(this RouteGroupBuilder mailbox)
    {
        var contact = mailbox
            .MapGroup("/contacts/{contactId}")
            .RequireAuthorization(Policies.Staff)
            .WithTags("Bureau des gestionnaires");
        contact
            .MapPut("/claim", ClaimAsync)
            .WithName("ClaimContact")
            .WithSummary("Prendre en charge, ou confier (responsable)")
            .WithDescription(
                "Un seul gestionnaire à la fois : 409 et son nom (« holder ») si un autre tient l’échange. Un "
                    + "responsable qui nomme un gestionnaire (« agent ») le lui confie. La prise en charge prend fin "
                    + "après 4 heures de bureau (de 8 h à 18 h, les jours ouvrés de la caisse) sans activité, sauf si "
                    + "un responsable l’a confiée. Elle n’empêche pas un collègue de répondre."
            )
            .Refuses(RefusalCode.AlreadyClaimed, RefusalCode.ContactAnswered);
        contact
            .MapDelete("/claim", ReleaseAsync)
            .WithName("ReleaseContact")
            .WithSummary("Rendre l’échange à tous")
            .WithDescription("Par celui qui le tient, ou un responsable. Sans effet si personne ne le tient.")
            .Refuses(RefusalCode.AlreadyClaimed);
        contact
            .MapPut("/presence", ShowPresenceAsync)
            .WithName("ShowPresence")
            .WithMetadata(new Recorded(false), new OutsideWriteBudget())
            .WithSummary("Dire que l’on a l’échange ouvert")
            .WithDescription(
                "Pour 60 s, à redire tant que la page est ouverte. Répond qui d’autre l’a ouvert ; l’échange les "
                    + "nomme aussi (« viewers »), jamais à l’adhérent ni à ses mandataires. Rien n’est enregistré, ni "
                    + "dans l’échange ni au journal des accès : rien n’y est lu."
            );
        contact
            .MapPost("/notes", AddNoteAsync)
            .WithName("AddNote")
            .WithSummary("Ajouter une note interne")
            .WithDescription(
                "Jamais visible de l’adhérent ni de ses mandataires. 1 à 4 000 caractères, 100 notes au plus."
            )
            .Refuses(
                RefusalCode.TextTooShort,
                RefusalCode.TextTooLong,
                RefusalCode.TextHasControlCharacters,
                RefusalCode.ThreadFull,
                RefusalCode.MailboxTooLarge,
                RefusalCode.IdempotencyKeyReused
            );
        contact
            .MapPost("/transfer", TransferAsync)
            .WithName("TransferContact")
            .WithSummary("Transférer vers un autre sujet ou une autre caisse")
            .WithDescription("L’échéance ne bouge pas : elle suit la réception. La prise en charge prend fin.")
            .Refuses(RefusalCode.UnknownTopic, RefusalCode.UnknownFund, RefusalCode.ContactAnswered);
        return mailbox;
    }

    internal static async Task<Answer<ContactView>> ClaimAsync(
        string memberId,
        string contactId,
        ClaimRequest? request,
        Caller caller,
        IGrainFactory grains
    )
    {
        if (request?.Agent is { } agent && !Ids.IsPerson(agent))
            return ProblemCatalog.InvalidRequest.ToResult(new() { ["agent"] = [Ids.PersonRule] });
        var claim = new NewClaim(request?.Agent, await NameOfAsync(request?.Agent, caller.Actor, grains));
        return await grains
            .GetGrain<IMailboxGrain>(memberId)
            .ClaimAsync(caller.Actor, contactId, claim)
            .ToContactAsync();
    }

    /// <summary>
    /// Name of the agent to whom a supervisor gives a contact; null when the board does not know the agent or does not
    /// answer: the claim must not fail for a missing name.
    /// </summary>
    private static async Task<string?> NameOfAsync(string? agentId, Actor actor, IGrainFactory grains)
    {
        if (agentId is null || actor is not { Role: Role.Supervisor, Fund: { } fund })
            return null;
        try
        {
            var known = await grains.GetGrain<IBoardGrain>(fund).ListAgentsAsync(actor);
            return known.TryGet(out var list, out _)
                ? list.Agents.FirstOrDefault(agent => agent.Id == agentId)?.Name
                : null;
        }
        catch (Exception fault) when (fault is TimeoutException or OrleansException or UnavailableException)
        {
            return null;
        }
    }

    internal static Task<Done> ReleaseAsync(string memberId, string contactId, Caller caller, IGrainFactory grains) =>
        ContactResults.ToDoneAsync(grains.GetGrain<IMailboxGrain>(memberId).ReleaseAsync(caller.Actor, contactId));

    internal static Task<Answer<ViewerList>> ShowPresenceAsync(
        string memberId,
        string contactId,
        Caller caller,
        IGrainFactory grains
    ) => grains.GetGrain<IMailboxGrain>(memberId).ShowPresenceAsync(caller.Actor, contactId).ToAnswerAsync();

    internal static Task<CreatedContact> AddNoteAsync(
        string memberId,
        string contactId,
        NoteRequest request,
        [FromHeader(Name = IdempotencyKeyAttribute.Header), IdempotencyKey] string? idempotencyKey,
        Caller caller,
        IGrainFactory grains
    ) =>
        grains
            .GetGrain<IMailboxGrain>(memberId)
            .AddNoteAsync(caller.Actor, contactId, new(request.Text!, idempotencyKey))
            .ToCreatedAsync();

    internal static Task<Answer<ContactView>> TransferAsync(
        string memberId,
        string contactId,
        TransferRequest request,
        Caller caller,
        IGrainFactory grains
    )
    {
        var command = new NewTransfer(new(request.Theme!, request.Subject!, request.Reason!), request.Fund);
        return grains
            .GetGrain<IMailboxGrain>(memberId)
            .TransferAsync(caller.Actor, contactId, command)
            .ToContactAsync();
    }
}
