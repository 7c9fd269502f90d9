using System.Diagnostics;
using Microsoft.AspNetCore.Authorization;
using MsaOrleans.Api.Identity;
using MsaOrleans.Api.RateLimiting;
using MsaOrleans.Audit;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Audit;

/// <summary>What of a request goes into the audit trail.</summary>
internal static class AuditedRequest
{
    /// <summary>
    /// Whether what the caller does is recorded: all that staff and admins do behind a sign-in, and what members do in
    /// the mailboxes of others. Routes say it of themselves where it is otherwise.
    /// </summary>
    public static bool IsRecorded(HttpContext http)
    {
        if (ActorOf(http) is not { } actor || http.GetEndpoint() is not { Metadata: var metadata })
            return false;
        if (metadata.GetMetadata<Recorded>() is { } told)
            return told.IsRecorded;
        return actor.Role == Role.Member
            ? MemberOf(http) is { } member && member != actor.Id
            : metadata.GetMetadata<IAuthorizeData>() is not null;
    }

    public static bool IsWrite(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method);

    /// <param name="status">Of the answer, or <see cref="AuditEvent.Intended"/>.</param>
    public static AuditEvent EventOf(HttpContext http, int status) =>
        EventOf(http, ActorOf(http), ActOf(http), status) with
        {
            MemberId = MemberOf(http),
            ContactId = Named(http, "contactId") is { } id && Ids.IsContact(id) ? id : AuditSubject.Of(http)?.ContactId,
        };

    /// <summary>The same, without a member whom the request has erased.</summary>
    public static AuditEvent OutcomeOf(HttpContext http, int status)
    {
        var happened = EventOf(http, status);
        var hasErased =
            status < StatusCodes.Status400BadRequest
            && http.GetEndpoint()?.Metadata.GetMetadata<ErasesMember>() is not null;
        return hasErased ? happened with { MemberId = null } : happened;
    }

    /// <param name="actor">Null of whoever is not signed in.</param>
    public static AuditEvent EventOf(HttpContext http, Actor? actor, string act, int status) =>
        new(
            Activity.Current?.Id ?? http.TraceIdentifier,
            act,
            CapacityOf(http, actor, status),
            status,
            actor?.Id,
            actor?.Name,
            Addresses.Of(http),
            Fund: actor?.Fund
        );

    public static Actor? ActorOf(HttpContext http) => (http.User.Identity as CallerIdentity)?.Caller.Actor;

    private static string ActOf(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName
        ?? (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText
        ?? "";

    private static string? MemberOf(HttpContext http) =>
        AuditSubject.Of(http) is { } subject ? subject.MemberId
        : Named(http, "memberId") is { } id && Ids.IsPerson(id) ? id
        : null;

    /// <summary>In the path, or else in the query.</summary>
    private static string? Named(HttpContext http, string name) =>
        http.GetRouteValue(name) as string ?? (string?)http.Request.Query[name];

    /// <summary>A member who was not refused in the mailbox of another is a proxy.</summary>
    private static AuditCapacity CapacityOf(HttpContext http, Actor? actor, int status) =>
        actor?.Role switch
        {
            null => AuditCapacity.Nobody,
            Role.Agent => AuditCapacity.Agent,
            Role.Supervisor => AuditCapacity.Supervisor,
            Role.Admin => AuditCapacity.Admin,
            _ => MemberOf(http) is { } member && member != actor.Id && status is >= 200 and < 400
                ? AuditCapacity.Proxy
                : AuditCapacity.Member,
        };
}

/// <summary>Says of a route whether its answers are recorded, whoever calls.</summary>
internal sealed record Recorded(bool IsRecorded);

/// <summary>Says of a route that it erases a member: once it has, its outcome does not name them.</summary>
internal sealed record ErasesMember;
