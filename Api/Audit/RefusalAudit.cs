using Microsoft.AspNetCore.Authorization;
using MsaOrleans.Api.RateLimiting;
using MsaOrleans.Identity;

namespace MsaOrleans.Api.Audit;

/// <summary>
/// Records what is answered before a route is reached: refusals by authorization and by the limits of a caller. Routes
/// outside of the API, which <see cref="AuditFilter"/> is not on, are recorded once a minute and caller.
/// </summary>
internal sealed class RefusalAudit(RequestDelegate next, AuditTrail trail, RefusalGate gate)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (Overload.Of(context) is null && !IsProtected(context))
        {
            await next(context);
            return;
        }
        if (Overload.Of(context) is null && AuditedRequest.ActorOf(context) is { Role: Role.Admin } admin)
            await OpenedAsync(context, admin);
        await next(context);
        if (
            context.Features.Get<Passed>() is null
            && context.Response.StatusCode
                is StatusCodes.Status401Unauthorized
                    or StatusCodes.Status403Forbidden
                    or StatusCodes.Status429TooManyRequests
        )
            await trail.RefusedAsync(AuditedRequest.EventOf(context, context.Response.StatusCode));
    }

    private Task OpenedAsync(HttpContext context, Actor admin) =>
        gate.IsFirst(admin.Id)
            ? trail.AppendAsync(AuditedRequest.EventOf(context, admin, "OpenDashboard", StatusCodes.Status200OK))
            : Task.CompletedTask;

    private static bool IsProtected(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<IAuthorizeData>() is not null;
}
