using MsaOrleans.Api.Http;
using MsaOrleans.Audit;

namespace MsaOrleans.Api.Audit;

/// <summary>
/// Records what a route answers before the answer leaves: a read with its outcome, a write by its intent before it is
/// tried and by its outcome after. A filter sees the result of a handler before anything of it is written.
/// </summary>
internal sealed class AuditFilter(AuditTrail trail) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        http.Features.Set(Passed.Here);
        return !AuditedRequest.IsRecorded(http) ? next(context)
            : AuditedRequest.IsWrite(http) ? WriteAsync(context, next)
            : ReadAsync(context, next);
    }

    private async ValueTask<object?> ReadAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var happened = AuditedRequest.EventOf(context.HttpContext, Statuses.Of(result));
        if (happened.Status < StatusCodes.Status400BadRequest)
            await trail.AppendAsync(happened);
        else if (IsRefusal(happened.Status))
            await trail.RefusedAsync(happened);
        return result;
    }

    private async ValueTask<object?> WriteAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        await trail.AppendAsync(AuditedRequest.EventOf(http, AuditEvent.Intended));
        var outcome = StatusCodes.Status500InternalServerError;
        try
        {
            var result = await next(context);
            outcome = Statuses.Of(result);
            return result;
        }
        finally
        {
            var happened = AuditedRequest.OutcomeOf(http, outcome);
            if (IsRefusal(outcome))
                trail.CountRefused(happened);
            await trail.OweAsync(happened);
        }
    }

    private static bool IsRefusal(int status) =>
        status
            is StatusCodes.Status401Unauthorized
                or StatusCodes.Status403Forbidden
                or StatusCodes.Status404NotFound
                or StatusCodes.Status429TooManyRequests;
}

/// <summary>Marks a request that has come as far as <see cref="AuditFilter"/>.</summary>
internal sealed class Passed
{
    public static readonly Passed Here = new();

    private Passed() { }
}
