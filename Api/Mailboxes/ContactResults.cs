using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using MsaOrleans.Api.Http;
using MsaOrleans.Mailboxes;

namespace MsaOrleans.Api.Mailboxes;

/// <summary>From what a mailbox says of a contact to an answer that carries its version as ETag.</summary>
internal static class ContactResults
{
    public static Task<Answer<ContactView>> ToContactAsync(this Task<Outcome<ContactView>> call) =>
        call.ToAnswerAsync<ContactView, ContactView>(contact => new UnderItsTag(contact, TypedResults.Ok(contact)));

    public static async Task<CreatedContact> ToCreatedAsync(this Task<Outcome<ContactView>> call) =>
        new((await call).ToResult(contact => new UnderItsTag(contact, new AtItsAddress(contact))));

    /// <summary>Only the tag: there is nothing else to say.</summary>
    public static async Task<Done> ToDoneAsync(this Task<Outcome<ContactView>> call) =>
        new((await call).ToResult(contact => new UnderItsTag(contact, TypedResults.NoContent())));

    public static string TagOf(this ContactView contact) => contact.Version.ToString(CultureInfo.InvariantCulture);

    /// <summary>201, and the contact's path without a host, since the caller chooses the Host header.</summary>
    private sealed class AtItsAddress(ContactView contact) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var links = httpContext.RequestServices.GetRequiredService<LinkGenerator>();
            var address = links.GetPathByName(
                httpContext,
                CreatedContact.Route,
                new { memberId = contact.MemberId, contactId = contact.Id }
            );
            return TypedResults.Created(address, contact).ExecuteAsync(httpContext);
        }
    }

    private sealed class UnderItsTag(ContactView contact, IResult result) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = $"\"{contact.TagOf()}\"";
            return result.ExecuteAsync(httpContext);
        }
    }
}

/// <summary>201: a contact that was made or added to, and where it is.</summary>
internal sealed class CreatedContact(IResult result) : IResult, IStatusCodeHttpResult, IEndpointMetadataProvider
{
    int? IStatusCodeHttpResult.StatusCode => Statuses.Of(result, StatusCodes.Status201Created);

    /// <summary>Name of the route where a contact is.</summary>
    public const string Route = "GetContact";

    public Task ExecuteAsync(HttpContext httpContext) => result.ExecuteAsync(httpContext);

    static void IEndpointMetadataProvider.PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(
            new ProducesResponseTypeMetadata(StatusCodes.Status201Created, typeof(ContactView), ["application/json"])
        );
}
