using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Http;
using MsaOrleans.Api.Problems;
using MsaOrleans.Identity;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>From what a mailbox says of a contact to an answer that carries its version as ETag.</summary>
internal static class ContactResults
{
    public static Results<Created<ContactView>, ProblemHttpResult> ToCreated(this Outcome<ContactView> outcome, HttpContext context)
    {
        if (!outcome.TryGet(out var contact, out var refusal))
            return refusal.ToResult(context);
        context.Tag(contact);
        return TypedResults.Created($"/api/v1/mailboxes/{Uri.EscapeDataString(contact.MemberId)}/contacts/{contact.Id}", contact);
    }

    public static Results<Ok<ContactView>, ProblemHttpResult> ToOk(this Outcome<ContactView> outcome, HttpContext context)
    {
        if (!outcome.TryGet(out var contact, out var refusal))
            return refusal.ToResult(context);
        context.Tag(contact);
        return TypedResults.Ok(contact);
    }

    public static void Tag(this HttpContext context, ContactView contact) => context.Response.Headers.ETag = $"\"{TagOf(contact)}\"";

    /// <summary>
    /// Tags the answer, and says whether the caller already has it. Agents never do: the time left and the member's
    /// name change under the same version.
    /// </summary>
    public static bool Has(this HttpContext context, string tag, Actor actor) =>
        context.Matches(tag) && actor.Role is not (Role.Agent or Role.Supervisor);

    public static string TagOf(ContactView contact) => contact.Version.ToString(CultureInfo.InvariantCulture);
}
