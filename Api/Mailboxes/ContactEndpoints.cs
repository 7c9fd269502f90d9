using Microsoft.AspNetCore.Mvc;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Json;
using MsaOrleans.Api.OpenApi;
using MsaOrleans.Api.Problems;
using MsaOrleans.Api.RateLimiting;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>The exchanges of a mailbox, for members and proxies, and for the agents who answer them.</summary>
internal static class ContactEndpoints
{
    /// <summary>A version that no contact reaches.</summary>
    private const int NeverBeen = int.MaxValue;

    public static RouteGroupBuilder MapContacts(this RouteGroupBuilder mailbox)
    {
        mailbox
            .MapGet("/contacts", ListAsync)
            .RequireAuthorization(Policies.Reader)
            .WithName("ListContacts")
            .WithSummary("Historique d’une messagerie, du plus récent au plus ancien")
            .WithDescription(
                "Au plus 50 échanges de 36 mois. Un agent n’y voit que ceux de sa caisse. Répond 304 à un "
                    + "If-None-Match à jour, sauf aux agents, pour qui le temps qui reste change sans cesse."
            )
            .Reads("If-None-Match")
            .Produces(StatusCodes.Status304NotModified);
        mailbox
            .MapPost("/contacts", SubmitAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("SubmitContact")
            .WithMetadata(new OutsideWriteBudget())
            .WithSummary("Envoyer une demande")
            .WithDescription(
                "Un 201 veut dire : demande et échéance enregistrées, accusé de réception en partance. Avec un "
                    + "en-tête Idempotency-Key, la répétition de la même demande rend le même échange."
            )
            .Refuses(
                RefusalCode.UnknownTopic,
                RefusalCode.TopicNotForProfile,
                RefusalCode.TextTooShort,
                RefusalCode.TextTooLong,
                RefusalCode.TextHasControlCharacters,
                RefusalCode.UnknownFund,
                RefusalCode.MailboxFull,
                RefusalCode.MailboxTooLarge,
                RefusalCode.TooManyRequests,
                RefusalCode.IdempotencyKeyReused
            );
        var contact = mailbox.MapGroup("/contacts/{contactId}");
        contact
            .MapGet("", GetAsync)
            .RequireAuthorization(Policies.Reader)
            .WithName(CreatedContact.Route)
            .WithSummary("Un échange et ses messages")
            .WithDescription(
                "Les agents voient en plus le niveau d’escalade, la prise en charge, les notes, l’historique "
                    + "des transferts, les escalades, les courriels refusés et le temps qui reste (« minutesLeft », "
                    + "en minutes ouvrées au moment de la lecture, négatif après l’échéance, absent si aucune "
                    + "réponse n’est due). L’ETag est la version, à rendre dans If-Match pour répondre ; un adhérent "
                    + "qui la donne en If-None-Match reçoit 304, un agent jamais."
            )
            .Reads("If-None-Match")
            .Produces(StatusCodes.Status304NotModified);
        contact
            .MapPut("/read", MarkReadAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("MarkContactRead")
            .WithSummary("Marquer les réponses comme lues");
        contact
            .MapPut("/feedback", GiveFeedbackAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("GiveFeedback")
            .WithSummary("Dire si la réponse a réglé la demande")
            .WithDescription(
                "« Merci, c’est réglé », avec une note si l’on veut. N’ouvre aucune échéance et n’envoie aucun "
                    + "courriel. Le dernier avis remplace le précédent et compte seul dans les chiffres."
            )
            .Refuses(RefusalCode.NotAnswered);
        contact
            .MapPost("/messages", AddMessageAsync)
            .RequireAuthorization(Policies.Member)
            .WithName("AddMessage")
            .WithSummary("Ajouter un message à un échange")
            .WithDescription(
                "Rouvre, avec une nouvelle échéance, un échange traité, jusqu’à son « reopenableUntil » : 30 "
                    + "jours après la réponse."
            )
            .Refuses(
                RefusalCode.TextTooShort,
                RefusalCode.TextTooLong,
                RefusalCode.TextHasControlCharacters,
                RefusalCode.ContactClosed,
                RefusalCode.ThreadFull,
                RefusalCode.MailboxTooLarge,
                RefusalCode.IdempotencyKeyReused
            );
        contact
            .MapPost("/replies", ReplyAsync)
            .RequireAuthorization(Policies.Staff)
            .WithName("ReplyToContact")
            .WithSummary("Répondre (agent)")
            .WithDescription(
                "La première réponse arrête l’horloge ; une réponse d’attente (interim) lance celle de la "
                    + "réponse définitive. Avec If-Match, refusée si quelqu’un a écrit depuis."
            )
            .Refuses(
                RefusalCode.TextTooShort,
                RefusalCode.TextTooLong,
                RefusalCode.TextHasControlCharacters,
                RefusalCode.AlreadyAnswered,
                RefusalCode.ThreadFull,
                RefusalCode.MailboxTooLarge,
                RefusalCode.StaleVersion,
                RefusalCode.IdempotencyKeyReused
            )
            .Reads("If-Match");
        return mailbox;
    }

    internal static Task<Answer<MailboxView>> ListAsync(string memberId, Caller caller, IGrainFactory grains) =>
        grains
            .GetGrain<IMailboxGrain>(memberId)
            .ListAsync(caller.Actor)
            .ToAnswerAsync<MailboxView, MailboxView>(list => Under(list.ETag, list, caller));

    internal static Task<Answer<ContactView>> GetAsync(
        string memberId,
        string contactId,
        Caller caller,
        IGrainFactory grains
    ) =>
        grains
            .GetGrain<IMailboxGrain>(memberId)
            .GetAsync(caller.Actor, contactId)
            .ToAnswerAsync<ContactView, ContactView>(contact => Under(contact.TagOf(), contact, caller));

    internal static Task<CreatedContact> SubmitAsync(
        string memberId,
        NewContactRequest request,
        [FromHeader(Name = IdempotencyKeyAttribute.Header), IdempotencyKey] string? idempotencyKey,
        Caller caller,
        IGrainFactory grains
    )
    {
        var command = new NewContact(
            new(request.Theme!, request.Subject!, request.Reason!),
            request.Kind!.Value,
            request.Text!,
            idempotencyKey
        );
        return grains.GetGrain<IMailboxGrain>(memberId).SubmitAsync(caller.Actor, command).ToCreatedAsync();
    }

    internal static Task<Answer<ContactView>> MarkReadAsync(
        string memberId,
        string contactId,
        Caller caller,
        IGrainFactory grains
    ) => grains.GetGrain<IMailboxGrain>(memberId).MarkReadAsync(caller.Actor, contactId).ToContactAsync();

    internal static Task<Answer<ContactView>> GiveFeedbackAsync(
        string memberId,
        string contactId,
        FeedbackRequest request,
        Caller caller,
        IGrainFactory grains
    ) =>
        grains
            .GetGrain<IMailboxGrain>(memberId)
            .GiveFeedbackAsync(caller.Actor, contactId, new(request.Resolved!.Value, request.Rating))
            .ToContactAsync();

    internal static Task<CreatedContact> AddMessageAsync(
        string memberId,
        string contactId,
        NewMessageRequest request,
        [FromHeader(Name = IdempotencyKeyAttribute.Header), IdempotencyKey] string? idempotencyKey,
        Caller caller,
        IGrainFactory grains
    ) =>
        grains
            .GetGrain<IMailboxGrain>(memberId)
            .AddMessageAsync(caller.Actor, contactId, new(request.Text!, idempotencyKey))
            .ToCreatedAsync();

    internal static async Task<CreatedContact> ReplyAsync(
        string memberId,
        string contactId,
        NewReplyRequest request,
        [FromHeader(Name = IdempotencyKeyAttribute.Header), IdempotencyKey] string? idempotencyKey,
        Caller caller,
        IGrainFactory grains,
        HttpContext context
    )
    {
        var mailbox = grains.GetGrain<IMailboxGrain>(memberId);
        var seen = context.Request.VersionsToMatch() switch
        {
            null => (int?)null,
            [] => NeverBeen,
            [var only] => only,
            var several => await LatestAsync(mailbox, caller.Actor, contactId, several),
        };
        return await mailbox
            .ReplyAsync(caller.Actor, contactId, new(request.Kind!.Value, request.Text!, seen, idempotencyKey))
            .ToCreatedAsync();
    }

    /// <summary>Of several versions that a caller would answer to, the latest that has been.</summary>
    private static async Task<int> LatestAsync(
        IMailboxGrain mailbox,
        Actor actor,
        string contactId,
        IReadOnlyList<int> versions
    ) =>
        (await mailbox.GetAsync(actor, contactId)).TryGet(out var contact, out _)
            ? versions.Where(version => version <= contact.Version).DefaultIfEmpty(NeverBeen).Max()
            : NeverBeen;

    /// <summary>
    /// For agents the time left and the member's name change under the same version: they never have it already, and
    /// nothing is kept of it.
    /// </summary>
    private static Tagged Under<T>(string tag, T value, Caller caller)
        where T : class =>
        new(
            tag,
            new KeptOk<T>(value, keep: caller.Actor.Role == Role.Member),
            always: caller.Actor.Role is Role.Agent or Role.Supervisor
        );
}
