using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.Json;
using MsaOrleans.Api.Problems;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>The exchanges of a mailbox, for members and proxies, and for the agents who answer them.</summary>
internal static class ContactEndpoints
{
    public static RouteGroupBuilder MapContacts(this RouteGroupBuilder mailbox)
    {
        mailbox.MapGet("/contacts", ListAsync).RequireAuthorization(Policies.Reader)
            .WithName("ListContacts").WithSummary("Historique d’une messagerie, du plus récent au plus ancien")
            .WithDescription("Au plus 50 échanges de 36 mois. Un agent n’y voit que ceux de sa caisse. Répond 304 à un If-None-Match à jour, sauf aux agents, pour qui le temps qui reste change sans cesse.")
            .Produces(StatusCodes.Status304NotModified);
        mailbox.MapPost("/contacts", SubmitAsync).RequireAuthorization(Policies.Member)
            .WithName("SubmitContact").WithSummary("Envoyer une demande")
            .WithDescription("Un 201 veut dire : demande et échéance enregistrées, accusé de réception en partance. Avec un en-tête Idempotency-Key, la répétition de la même demande rend le même échange.")
            .Refuses(RefusalCode.UnknownTopic, RefusalCode.TopicNotForProfile, RefusalCode.TextTooShort, RefusalCode.TextTooLong,
                RefusalCode.TextHasControlCharacters, RefusalCode.UnknownFund, RefusalCode.MailboxFull,
                RefusalCode.TooManyRequests, RefusalCode.IdempotencyKeyReused);
        var contact = mailbox.MapGroup("/contacts/{contactId}");
        contact.MapGet("", GetAsync).RequireAuthorization(Policies.Reader)
            .WithName("GetContact").WithSummary("Un échange et ses messages")
            .WithDescription("Les agents voient en plus le niveau d’escalade, la prise en charge, les notes, l’historique des transferts, les escalades, les courriels refusés et le temps qui reste (« minutesLeft », en minutes ouvrées au moment de la lecture, négatif après l’échéance, absent si aucune réponse n’est due). L’ETag est la version, à rendre dans If-Match pour répondre ; un adhérent qui la donne en If-None-Match reçoit 304, un agent jamais.")
            .Produces(StatusCodes.Status304NotModified);
        contact.MapPut("/read", MarkReadAsync).RequireAuthorization(Policies.Member)
            .WithName("MarkContactRead").WithSummary("Marquer les réponses comme lues");
        contact.MapPost("/messages", AddMessageAsync).RequireAuthorization(Policies.Member)
            .WithName("AddMessage").WithSummary("Ajouter un message à un échange")
            .WithDescription("Rouvre, avec une nouvelle échéance, un échange traité, jusqu’à son « reopenableUntil » : 30 jours après la réponse.")
            .Refuses(RefusalCode.TextTooShort, RefusalCode.TextTooLong, RefusalCode.TextHasControlCharacters,
                RefusalCode.ContactClosed, RefusalCode.ThreadFull, RefusalCode.IdempotencyKeyReused);
        contact.MapPost("/replies", ReplyAsync).RequireAuthorization(Policies.Staff)
            .WithName("ReplyToContact").WithSummary("Répondre (agent)")
            .WithDescription("La première réponse arrête l’horloge ; une réponse d’attente (interim) lance celle de la réponse définitive. Avec If-Match, refusée si quelqu’un a écrit depuis.")
            .Refuses(RefusalCode.TextTooShort, RefusalCode.TextTooLong, RefusalCode.TextHasControlCharacters,
                RefusalCode.AlreadyAnswered, RefusalCode.ThreadFull, RefusalCode.StaleVersion, RefusalCode.IdempotencyKeyReused);
        return mailbox;
    }

    internal static async Task<Results<KeptOk<MailboxView>, StatusCodeHttpResult, ProblemHttpResult>> ListAsync(
        string memberId, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var actor = user.ToActor();
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).ListAsync(actor);
        if (!outcome.TryGet(out var list, out var refusal))
            return refusal.ToResult(context);
        return context.Has(list.ETag, actor)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new KeptOk<MailboxView>(list, keep: actor.Role == Role.Member);
    }

    internal static async Task<Results<KeptOk<ContactView>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        string memberId, string contactId, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var actor = user.ToActor();
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).GetAsync(actor, contactId);
        if (!outcome.TryGet(out var contact, out var refusal))
            return refusal.ToResult(context);
        return context.Has(ContactResults.TagOf(contact), actor)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : new KeptOk<ContactView>(contact, keep: actor.Role == Role.Member);
    }

    internal static async Task<Results<Created<ContactView>, ProblemHttpResult>> SubmitAsync(
        string memberId, NewContactRequest request, [FromHeader(Name = IdempotencyKeyAttribute.Header), IdempotencyKey] string? idempotencyKey,
        ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var command = new NewContact(new(request.Theme!, request.Subject!, request.Reason!), request.Kind!.Value, request.Text!, idempotencyKey);
        return (await grains.GetGrain<IMailboxGrain>(memberId).SubmitAsync(user.ToActor(), command)).ToCreated(context);
    }

    internal static async Task<Results<Ok<ContactView>, ProblemHttpResult>> MarkReadAsync(
        string memberId, string contactId, ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var outcome = await grains.GetGrain<IMailboxGrain>(memberId).MarkReadAsync(user.ToActor(), contactId);
        return outcome.ToOk(context);
    }

    internal static async Task<Results<Created<ContactView>, ProblemHttpResult>> AddMessageAsync(
        string memberId, string contactId, NewMessageRequest request,
        [FromHeader(Name = IdempotencyKeyAttribute.Header), IdempotencyKey] string? idempotencyKey,
        ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        var command = new NewMessage(request.Text!, idempotencyKey);
        return (await grains.GetGrain<IMailboxGrain>(memberId).AddMessageAsync(user.ToActor(), contactId, command)).ToCreated(context);
    }

    internal static async Task<Results<Created<ContactView>, ProblemHttpResult>> ReplyAsync(
        string memberId, string contactId, NewReplyRequest request,
        [FromHeader(Name = IdempotencyKeyAttribute.Header), IdempotencyKey] string? idempotencyKey,
        ClaimsPrincipal user, IGrainFactory grains, HttpContext context)
    {
        if (!context.Request.TryGetIfMatch(out var seen))
            return ProblemCatalog.Of(RefusalCode.StaleVersion).ToResult();
        var command = new NewReply(request.Kind!.Value, request.Text!, seen, idempotencyKey);
        return (await grains.GetGrain<IMailboxGrain>(memberId).ReplyAsync(user.ToActor(), contactId, command)).ToCreated(context);
    }
}
