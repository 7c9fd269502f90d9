using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Problems;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>From what a mailbox says of a contact to an answer that carries its version as ETag.</summary>
internal static class ContactResults
{
    public static Results<Created<ContactView>, ProblemHttpResult> ToCreated(this Outcome<ContactView> outcome, HttpContext context)
    {
        if (outcome.Value is not { } contact)
            return outcome.Refusal!.ToResult(context);
        context.Tag(contact);
        return TypedResults.Created($"/api/v1/mailboxes/{Uri.EscapeDataString(contact.MemberId)}/contacts/{contact.Id}", contact);
    }

    public static Results<Ok<ContactView>, ProblemHttpResult> ToOk(this Outcome<ContactView> outcome, HttpContext context)
    {
        if (outcome.Value is not { } contact)
            return outcome.Refusal!.ToResult(context);
        context.Tag(contact);
        return TypedResults.Ok(contact);
    }

    public static void Tag(this HttpContext context, ContactView contact) => context.Response.Headers.ETag = $"\"{TagOf(contact)}\"";

    public static string TagOf(ContactView contact) => contact.Version.ToString(CultureInfo.InvariantCulture);
}
