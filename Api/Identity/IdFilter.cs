using Microsoft.AspNetCore.Http.HttpResults;
using MsaOrleans.Api.Problems;

namespace MsaOrleans.Api.Identity;

/// <summary>Refuses an id in the address that can't be one, before a grain is woken for it.</summary>
internal sealed class IdFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var route = context.HttpContext.Request.RouteValues;
        return (object?)Fault(route, "memberId", Ids.IsPerson, Ids.PersonRule)
            ?? Fault(route, "proxyId", Ids.IsPerson, Ids.PersonRule)
            ?? Fault(route, "invitationId", Ids.IsContact, Ids.ContactRule)
            ?? Fault(route, "contactId", Ids.IsContact, Ids.ContactRule)
            ?? await next(context);
    }

    private static ProblemHttpResult? Fault(
        RouteValueDictionary route,
        string name,
        Func<string?, bool> isId,
        string rule
    ) =>
        !route.TryGetValue(name, out var value) || isId(value as string)
            ? null
            : ProblemCatalog.InvalidId.ToResult(new() { [name] = [rule] });
}
